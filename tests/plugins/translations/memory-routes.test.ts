import type { MemoryService } from '../../../src/plugins/translations/server/services/memory';
import type { TakeMemoryResponse } from '../../../src/plugins/translations/shared/memory';
import { documentsOf } from '../../support/documents';
import type { Hub } from '../../support/hub';

import { errorOf, startGlossaryDesk, type GlossaryDesk } from './support/glossary-desk';

const CITY = 'api::city.city';

let desk: GlossaryDesk;
let hub: Hub;
let memory: MemoryService;

beforeAll(async () => {
  desk = await startGlossaryDesk();
  ({ hub } = desk);
  memory = hub.strapi.plugin('translations').service('memory');
});
afterAll(() => hub.stop());
beforeEach(() => hub.strapi.db.connection('translations_memory').delete());

type Variants = Record<string, string>;

/** A file of another tool: a unit for each text, in several languages. */
const tmx = (...units: Variants[]): string => {
  const variants = (texts: Variants) =>
    Object.entries(texts).map(([language, text]) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`);
  return `<tmx version="1.4"><header creationtool="Other" srclang="en"/><body>
${units.map((texts) => `<tu>${variants(texts).join('')}</tu>`).join('\n')}
</body></tmx>`;
};

const BUS = { en: 'A bus to the sea', mk: 'Автобус до море' };

const send = (who: string, file: string, query: Record<string, string> = {}, name = 'old.tmx') =>
  hub.request
    .post('/translations/memory')
    .query(query)
    .set({ authorization: desk.authorizationOf(who) })
    .attach('file', Buffer.from(file), name);

async function take(who: string, file: string, query: Record<string, string> = {}) {
  const { status, body } = await send(who, file, query);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return (body as TakeMemoryResponse).data;
}

const getFile = (who: string, query: Record<string, string> = {}) =>
  desk.ask(who, 'get', `memory?${new URLSearchParams(query).toString()}`).buffer(true);

async function download(who: string, query: Record<string, string> = {}): Promise<string> {
  const { status, text } = await getFile(who, query);
  return status === 204 ? '' : text;
}

const known = async (): Promise<string[]> => {
  const rows = await hub.strapi.db.connection('translations_memory').orderBy('id').select('locale', 'target_passage');
  return rows.map((row: { locale: string; target_passage: string }) => `${row.locale} ${row.target_passage}`);
};

/** A city in English and Macedonian, which the memory learns. */
async function approveCity(): Promise<string> {
  const cities = documentsOf(hub, 'city');
  const data = { name: 'Gevgelija', slug: `gevgelija-${Date.now()}`, summary: 'On the Vardar.' };
  const { documentId } = await cities.create({ data, locale: 'en', status: 'published' });
  await cities.update({ documentId, locale: 'mk', data: { name: 'Гевгелија', summary: 'На Вардар.' } });
  const version = { type: CITY, documentId, locale: 'mk', action: 'mark-translated' };
  await hub.strapi.plugin('localization').service('versions').act(version);
  await memory.settled();
  return documentId;
}

describe('the translation memory as a file', () => {
  it('is named after its language, and holds what is from entries and from files', async () => {
    await approveCity();
    await take('editor', tmx({ ...BUS, sq: 'Autobus' }));
    const all = await getFile('editor');
    expect(all.headers['content-disposition']).toBe('attachment; filename="memory.tmx"');
    expect(all.headers['content-type']).toContain('application/xml');
    expect(all.text).toMatch(/Гевгелија[^]*На Вардар\.[^]*Автобус до море[^]*Autobus/);
    const mk = await getFile('editor', { locale: 'mk' });
    expect(mk.headers['content-disposition']).toBe('attachment; filename="memory-mk.tmx"');
    expect(mk.text).toContain('Автобус до море');
    expect(mk.text).not.toContain('Autobus');
  });

  it.each([
    ['editor', ['Гевгелија', 'На Вардар.', 'Автобус']],
    ['contributor', ['Гевгелија', 'На Вардар.', 'Автобус']],
    ['translator', ['Гевгелија', 'На Вардар.', 'Автобус']],
    ['reviewer', ['Гевгелија', 'На Вардар.', 'Автобус']],
    // Of a field that one may not read, nothing; what is from files is nobody's.
    ['reader of names', ['Гевгелија', 'Автобус']],
  ])('gives a person who is %s what they may read', async (who, texts) => {
    await approveCity();
    await take('editor', tmx(BUS));
    const file = await download(who);
    expect(['Гевгелија', 'На Вардар.', 'Автобус'].filter((text) => file.includes(text))).toEqual(texts);
  });

  it('is no file where there is nothing in it that the person may read', async () => {
    expect((await getFile('editor')).status).toBe(204);
    await approveCity();
    expect((await getFile('editor', { locale: 'sq' })).status).toBe(204);
    const unit = `<tu><prop type="x-hub-entry">${CITY}/abc</prop><prop type="x-hub-unit">body.0</prop>
      <tuv xml:lang="en"><seg>A</seg></tuv><tuv xml:lang="mk" changedate="20200101T000000Z"><seg>А</seg></tuv></tu>`;
    const file = tmx().replace('"Other"', '"Cities Hub"').replace('<body>', `<body>${unit}`);
    await hub.strapi.db.connection('translations_memory').delete();
    await take('reviewer', file);
    expect((await getFile('reader of names')).status).toBe(204);
    expect((await getFile('reviewer')).status).toBe(200);
  });

  it('is refused to who may not read any content, and with 400 for a language that is none', async () => {
    expect(errorOf(await getFile('nobody'))).toEqual({
      status: 403,
      message: 'You need the right to read content of some type',
    });
    for (const [query, message] of [
      [{ locale: 'de' }, 'locale: must be one of en, '],
      [{ language: 'mk' }, 'language: there is no such parameter'],
    ] as [Record<string, string>, string][]) {
      expect(errorOf(await getFile('editor', query))).toEqual({
        status: 400,
        message: expect.stringContaining(message),
      });
    }
  });

  it('comes back as it was: nothing in it is new', async () => {
    await approveCity();
    await take('editor', tmx(BUS));
    const file = await download('editor');
    expect(await take('editor', file)).toMatchObject({ units: 3, added: 0, updated: 0, known: 3, isWritten: false });
    await hub.strapi.db.connection('translations_memory').delete();
    expect(await take('editor', file)).toMatchObject({ units: 3, added: 3, isWritten: true });
    expect(await download('editor', { locale: 'mk' })).toContain('На Вардар.');
  });
});

describe('taking in a file of TMX', () => {
  it('only says what would be taken, until it is asked to take it', async () => {
    const file = tmx(BUS, { en: 'A', de: 'B' });
    const dryRun = await take('reviewer', file, { isDryRun: 'true' });
    expect(dryRun).toEqual({
      units: 2,
      added: 1,
      updated: 0,
      known: 0,
      passedOver: { de: 1 },
      refused: {},
      isWritten: false,
    });
    expect(await known()).toEqual([]);
    expect(await take('reviewer', file)).toEqual({ ...dryRun, isWritten: true });
    expect(await known()).toEqual(['mk ["Автобус до море"]']);
    expect(await take('reviewer', file)).toMatchObject({ added: 0, known: 1, isWritten: false });
    expect(await download('reviewer')).toContain('<prop type="x-hub-file">old.tmx</prop>');
  });

  it('takes translations into the languages that the person may publish, and counts the others', async () => {
    const file = tmx({ ...BUS, sq: 'Autobus' }, { en: 'Sea', sq: 'Deti' });
    expect(await take('reviewer', file)).toMatchObject({ added: 1, refused: { sq: 2 }, isWritten: true });
    expect(await known()).toEqual(['mk ["Автобус до море"]']);
    expect(await take('english reviewer', file)).toMatchObject({ added: 0, refused: { mk: 1, sq: 2 } });
    expect(await take('editor', file)).toMatchObject({ added: 2, known: 1, refused: {} });
    expect(await known()).toEqual(['mk ["Автобус до море"]', 'sq ["Autobus"]', 'sq ["Deti"]']);
  });

  it.each([
    ['translator', 'You need the right to publish content of some type'],
    ['contributor', 'You need the right to publish content of some type'],
    ['reader of names', 'You need the right to publish content of some type'],
    ['nobody', 'You need the right to read content of some type'],
  ])('is refused to a person who is %s', async (who, message) => {
    for (const query of [{}, { isDryRun: 'true' }] as Record<string, string>[]) {
      expect(errorOf(await send(who, tmx(BUS), query))).toEqual({ status: 403, message });
    }
    expect(await known()).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      'a DOCTYPE',
      tmx(BUS).replace('<tmx', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<tmx'),
      'line 1: The file has',
    ],
    ['no XML', 'source,target\n', 'line \\d: The file is no well-formed XML'],
    ['no TMX', '<xliff/>', 'line 1: The file is no TMX'],
    ['its end missing', tmx(BUS).slice(0, -10), 'line 3: The file ends too early'],
  ])('is refused with 400 and the line where it has %s, and nothing is taken', async (_, file, reason) => {
    const { status, body } = await send('reviewer', file);
    expect(errorOf({ status, body })).toEqual({
      status: 400,
      message: expect.stringMatching(new RegExp(`^file: ${reason}`)),
    });
    expect(body.error.details).toEqual({ parameter: 'file', line: expect.any(Number), column: expect.any(Number) });
    expect(await known()).toEqual([]);
  });

  it('is refused with 400 without a file, and with a parameter that is none', async () => {
    const request = hub.request.post('/translations/memory').set({ authorization: desk.authorizationOf('reviewer') });
    expect(errorOf(await request)).toEqual({
      status: 400,
      message: 'file: must be one file of a form (multipart/form-data)',
    });
    expect(errorOf(await send('reviewer', tmx(BUS), { isDryRun: '1' }))).toEqual({
      status: 400,
      message: 'isDryRun: must be true or false',
    });
  });

  it('counts languages whatever a file calls them, and not without end', async () => {
    const odd = Object.fromEntries(['constructor', 'toString', 'x'.repeat(36)].map((language) => [language, 'A']));
    const many = Array.from({ length: 60 }, (_, number) => ({ en: 'A', [`q${number}`]: 'B' }));
    const { passedOver } = await take('reviewer', tmx({ en: 'A', ...odd }, ...many), { isDryRun: 'true' });
    expect(passedOver).toMatchObject({ constructor: 1, toString: 1, q0: 1 });
    expect(Object.keys(passedOver).length).toBeLessThan(60);
    expect(Object.values(passedOver).reduce((sum, count) => sum + count)).toBe(63);
  });

  it('only dates anew what was approved once more, and says that nothing is changed', async () => {
    await approveCity();
    const file = (await download('editor')).replaceAll(/changedate="\d{4}/g, 'changedate="2020');
    await hub.strapi.db.connection('translations_memory').delete();
    await take('editor', file);
    const later = file.replaceAll('changedate="2020', 'changedate="2021');
    expect(await take('editor', later)).toMatchObject({ added: 0, updated: 0, known: 2, isWritten: false });
    const corrected = later.replace('На Вардар.', 'Крај Вардар.').replaceAll('changedate="2021', 'changedate="2022');
    expect(await take('editor', corrected)).toMatchObject({ added: 0, updated: 1, known: 1, isWritten: true });
    expect(await download('editor')).toContain('Крај Вардар.');
  });

  it('lets nobody say what was approved in an entry but who may publish it: that is the file’s', async () => {
    await approveCity();
    const file = (await download('editor', { locale: 'mk' }))
      .replace('На Вардар.', 'Кај Вардар.')
      .replaceAll(/changedate="\d{4}/g, 'changedate="2020');
    await hub.strapi.db.connection('translations_memory').delete();
    const places = () => hub.strapi.db.connection('translations_memory').whereNotNull('entry').pluck('type');
    await take('reviewer of topics', file);
    expect(await known()).toHaveLength(2);
    expect(await places()).toEqual([]);
    await take('reviewer', file);
    expect(await places()).toEqual([CITY, CITY]);
  });

  it('takes files with long names, and what such a file says of places that are none', async () => {
    const long = 'x'.repeat(1000);
    const unit = (entry: string, place: string, text: string) =>
      `<tu><prop type="x-hub-entry">${entry}</prop><prop type="x-hub-unit">${place}</prop><prop type="x-hub-file">${long}</prop>
      <tuv xml:lang="en"><seg>${text}</seg></tuv><tuv xml:lang="mk" changedate="20200101T000000Z"><seg>А</seg></tuv></tu>`;
    const file = tmx(BUS)
      .replace('"Other"', '"Cities Hub"')
      .replace('<body>', `<body>${unit('api::town.town/a', 'name', 'One')}${unit(`${CITY}/${long}`, long, 'Two')}`);
    expect((await send('reviewer', file, {}, `${long}.tmx`)).status).toBe(200);
    expect(await known()).toHaveLength(3);
    // Of a type that the hub does not have, nobody may read anything.
    expect(await download('editor')).not.toContain('api::town.town');
    const data = { name: 'One', slug: 'one' };
    const { documentId } = await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' });
    expect((await desk.ask('reviewer', 'get', `aids/${CITY}/${documentId}/mk`)).status).toBe(200);
  });
});

it('nobody comes to the memory who is not signed in', async () => {
  await hub.request.get('/translations/memory').expect(401);
  await hub.request.post('/translations/memory').expect(401);
});
