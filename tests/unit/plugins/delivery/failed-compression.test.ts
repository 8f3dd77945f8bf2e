import { createAnswer } from '../../../../src/plugins/delivery/server/answers/answer';
import { compress } from '../../../../src/plugins/delivery/server/answers/encodings';

jest.mock('../../../../src/plugins/delivery/server/answers/encodings', () => {
  const actual = jest.requireActual<object>('../../../../src/plugins/delivery/server/answers/encodings');
  return { ...actual, compress: jest.fn() };
});

it('an answer that could not be compressed once is compressed for who asks next', async () => {
  const answer = createAnswer({ content: Buffer.alloc(2_000, 'a'), headers: [], isKeepable: true });
  const before = answer.bytes();
  jest.mocked(compress).mockRejectedValueOnce(new Error('no memory'));
  await expect(answer.formFor('br')).rejects.toThrow('no memory');
  expect(answer.bytes()).toBe(before);
  jest.mocked(compress).mockResolvedValueOnce(Buffer.from('short'));
  expect(await answer.formFor('br')).toMatchObject({ body: Buffer.from('short') });
  // Once is enough.
  expect(await answer.formFor('br')).toMatchObject({ body: Buffer.from('short') });
});
