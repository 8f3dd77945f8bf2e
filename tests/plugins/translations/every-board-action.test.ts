import {
  act,
  CITY,
  city,
  colleague,
  createCity,
  desk,
  editor,
  on,
  prepareActionsDesk,
  refusals,
  refused,
  translator,
  version,
} from './support/actions-desk';
import { grant } from './support/desk';

prepareActionsDesk();

describe('an action on many', () => {
  it('names each that is refused, and changes none', async () => {
    const taken = await createCity('Taken');
    const free = await createCity('Free');
    await act(colleague, { action: 'claim' }, taken);
    const { status, refused: named } = await refusals(translator, { action: 'claim' }, free, taken, 'gone');
    expect(status).toBe(400);
    expect(named).toEqual([
      { type: CITY, documentId: taken, name: 'Taken', reason: 'hub::translator::mk has it' },
      { type: CITY, documentId: 'gone', name: 'gone', reason: 'The hub has no such entry' },
    ]);
    expect((await version(free)).assignee).toBeNull();
  });

  it('takes each once, however often it is named', async () => {
    const { body } = await desk.act(translator, on({ action: 'claim' }, city, city)).expect(200);
    expect(body.data).toEqual({ changed: 1 });
  });

  it('tells the name of an entry to nobody who may not read its source', async () => {
    const reader = await desk.withGrants('macedonian', [
      grant('read', 'city', ['mk']),
      grant('update', 'city', ['mk']),
    ]);
    expect(await refusals(reader, { action: 'claim' })).toEqual(
      refused(403, 'You need the right to read it in en', city, city)
    );
  });
});

describe('400', () => {
  it.each<[string, object, string]>([
    ['an action that is none', { action: 'publish' }, 'action: must be one of claim, release, assign, '],
    ['a language that is none', { action: 'claim', locale: 'de' }, 'locale: must be one of en, '],
    ['no entry', { action: 'claim', entries: [] }, 'entries: must be 1 to 100 entries'],
    [
      'too many',
      { action: 'claim', entries: Array.from({ length: 101 }, (_, n) => ({ type: CITY, documentId: `${n}` })) },
      'entries: must be 1 to 100 entries',
    ],
    ['nobody to assign to', { action: 'assign' }, 'assignee: must be given for assign'],
    ['somebody to claim for', { action: 'claim', assignee: 1 }, 'assignee: is for assign only'],
    ['no date', { action: 'set-due-date' }, 'dueOn: must be given for set-due-date'],
    ['nothing seen to approve', { action: 'approve' }, 'entries: must each have for approve the stamp'],
    ['a date that is none', { action: 'set-due-date', dueOn: '2026-02-30' }, 'dueOn: must be a date such as'],
  ])('is for %s', async (_, request, message) => {
    const { status, body } = await desk.act(editor, { ...on({ action: 'claim' }), ...request });
    expect({ status, message: body.error?.message }).toEqual({
      status: 400,
      message: expect.stringContaining(message),
    });
  });
});
