import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';

import { createMemoryService } from '../../../src/plugins/translations/server/services/memory';
import { pagesOf } from '../localization/support/pages';

import {
  approve,
  BODY,
  BODY_SQ,
  hub,
  matchesOf,
  memory,
  paragraph,
  prepareMemoryDesk,
  text,
} from './support/memory-desk';

prepareMemoryDesk();

const rows = (): Promise<object[]> =>
  hub.strapi.db.connection('translations_memory').orderBy('key').select('key', 'target_passage', 'approved_at', 'file');

it('what is not approved is not learnt', async () => {
  const page = await pagesOf(hub, 'happening').create('en', { title: 'Not done', body: [paragraph(text('To do'))] });
  await page.save('sq', { title: 'Panairi' });
  await memory.settled();
  await memory.catchUp();
  expect(await matchesOf('Not done')).toEqual([]);
});

it('a correction takes the place of what was approved before; what a source said before stays', async () => {
  const page = await approve('sq', { title: 'Spring market' }, { title: 'Tregu i pranverës' });
  await page.save('sq', { title: 'Tregu pranveror' });
  await memory.settled();
  expect(await matchesOf('Spring market')).toMatchObject([{ target: 'Tregu pranveror' }]);

  await page.save('en', { title: 'Summer market' });
  await page.save('sq', { title: 'Tregu veror' });
  await page.publish(['en', 'sq']);
  await memory.settled();
  expect(await matchesOf('Summer market')).toMatchObject([{ target: 'Tregu veror' }]);
  expect(await matchesOf('Spring market')).toMatchObject([{ target: 'Tregu pranveror' }]);
});

it('what was approved while no memory learnt is learnt later, by several nodes at once, and once only', async () => {
  const page = await approve('sq', { title: 'A lost text', body: BODY }, { title: 'Tekst i humbur', body: BODY_SQ });
  await hub.strapi.db.connection('translations_memory').delete();
  const others = [1, 2].map(() => createMemoryService({ strapi: hub.strapi }));
  await Promise.all([memory, ...others].map((one) => one.catchUp()));
  const learnt = await rows();
  expect(await matchesOf('A lost text')).toMatchObject([{ origin: { documentId: page.documentId } }]);
  const progress: object[] = [];
  await memory.catchUp({ onProgress: (state) => progress.push(state) });
  expect(progress).toEqual([]);
  expect(await rows()).toEqual(learnt);
});

describe('a file of TMX', () => {
  const take = (file: string | Buffer, options: { isDryRun?: boolean } = {}) =>
    memory.import({ name: 'old.tmx', open: () => Readable.from([Buffer.from(file)]), ...options });
  const exported = async (options: { locale?: string } = {}) =>
    textOf(Readable.from((await memory.export(options)) ?? []));
  const inSeconds = (all: { approved_at: Date }[]) =>
    all.map(({ approved_at: approvedAt, ...row }) => ({ ...row, at: Math.floor(approvedAt.getTime() / 1000) }));

  it('has all that the memory knows, and gives it back', async () => {
    await approve('sq', { title: 'Out and in', body: BODY }, { title: 'Jashtë e brenda', body: BODY_SQ });
    await take(OTHER);
    const before = (await rows()) as { approved_at: Date }[];
    const file = await exported();
    expect(await take(file)).toMatchObject({ added: 0, updated: 0, known: before.length, isWritten: false });

    await hub.strapi.db.connection('translations_memory').delete();
    expect(await take(file)).toMatchObject({ added: before.length, updated: 0, known: 0, isWritten: true });
    expect(inSeconds((await rows()) as { approved_at: Date }[])).toEqual(inSeconds(before));
    const [only] = await memory.totals();
    expect(only).toEqual({ sourceLocale: 'en', locale: 'hr', fromEntries: 0, fromFiles: 1 });
    expect(await exported({ locale: 'hr' })).not.toContain('sq');
    expect(await memory.export({ locale: 'sr-Latn' })).toBeUndefined();
  });

  const OTHER = `<tmx version="1.4"><header creationtool="Other" srclang="en"/><body>
    <tu><tuv xml:lang="en-GB"><seg>A bus to the sea</seg></tuv><tuv xml:lang="hr-HR"><seg>Autobus do mora</seg></tuv>
    <tuv xml:lang="de"><seg>Ein Bus ans Meer</seg></tuv></tu></body></tmx>`;

  it('of another tool is taken once, and what the hub has no language for is counted', async () => {
    expect(await take(OTHER, { isDryRun: true })).toMatchObject({ units: 1, added: 1, isWritten: false });
    expect(await rows()).toEqual([]);
    expect(await take(OTHER)).toEqual({
      units: 1,
      added: 1,
      updated: 0,
      known: 0,
      passedOver: { de: 1 },
      refused: {},
      isWritten: true,
    });
    expect(await take(OTHER)).toMatchObject({ added: 0, updated: 0, known: 1, isWritten: false });
    expect(await matchesOf('A bus to the sea', { locale: 'hr', mayRead: () => false })).toMatchObject([
      { kind: 'exact', target: 'Autobus do mora', origin: { kind: 'file', name: 'old.tmx' } },
    ]);
  });

  it('that cannot be read to its end changes nothing', async () => {
    await expect(take(OTHER.slice(0, -15))).rejects.toThrow('ends too early');
    expect(await rows()).toEqual([]);
  });
});
