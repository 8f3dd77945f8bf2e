import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOCALES } from '../../../src/locales';
import { VERSION_STATES } from '../../../src/plugins/localization/shared/contracts';
import type { MemoryService } from '../../../src/plugins/translations/server/services/memory';
import {
  MAX_REPORTED,
  type GetTotalsResponse,
  type ImportResponse,
} from '../../../src/plugins/translations/shared/contracts';
import { createMember, signInAdministrator } from '../../access/support/people';
import { addAdministrator, registerAdministrator } from '../../support/administrator';
import { documentsOf } from '../../support/documents';
import { startHub, type Hub } from '../../support/hub';

const CITY = 'api::city.city';
const READ = 'plugin::content-manager.explorer.read';

let hub: Hub;
let city: string;
const authorizations = new Map<string, string>();
let slugs = 0;

const ROLES = {
  editor: 'hub::network-editor',
  contributor: 'hub::contributor',
  translator: 'hub::translator::mk',
  reviewer: 'hub::reviewer::mk',
} as const;

beforeAll(async () => {
  hub = await startHub();
  const token = await registerAdministrator(hub);
  for (const [role, roleCode] of Object.entries(ROLES)) {
    authorizations.set(role, (await signInAdministrator({ strapi: hub.strapi, roleCode })).authorization);
  }
  const read = { action: READ, subject: 'api::topic.topic', properties: { locales: ['en'] } };
  const reader = await addAdministrator(hub, { token, name: 'topics', permissions: [read] });
  authorizations.set('reader of topics', `Bearer ${reader.token}`);
  const inMacedonian = (action: string, fields = ['name', 'summary'], locales = ['mk']) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: CITY,
    properties: { fields, locales },
  });
  const translator = await addAdministrator(hub, {
    token,
    name: 'macedonian-only',
    permissions: [inMacedonian('read'), inMacedonian('update')],
  });
  authorizations.set('translator who may not read English', `Bearer ${translator.token}`);
  const ofNames = await addAdministrator(hub, {
    token,
    name: 'names-only',
    permissions: [inMacedonian('read', ['name'], ['mk', 'en']), inMacedonian('update', ['name'])],
  });
  authorizations.set('translator of names', `Bearer ${ofNames.token}`);
});
afterAll(() => hub.stop());
beforeEach(async () => {
  slugs += 1;
  const data = { name: 'Gevgelija', summary: 'On the Vardar.', slug: `gevgelija-${slugs}` };
  ({ documentId: city } = await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' }));
});

const asPerson = (who: string) => ({ authorization: authorizations.get(who) ?? who });

const getFile = (who: string, address: string, query: Record<string, string> = {}) =>
  hub.request.get(`/translations/exports/${address}`).query(query).set(asPerson(who)).buffer(true);

/** The file of all cities: other tests have theirs in it. */
async function exportCities(who = 'translator', query: Record<string, string> = {}, locale = 'mk'): Promise<string> {
  const { status, text } = await getFile(who, locale, { types: CITY, ...query });
  expect(status).toBe(200);
  return text;
}

/** A file of this test's city alone. */
async function exportCity(query: Record<string, string> = {}, locale = 'mk'): Promise<string> {
  const file = await exportCities('editor', query, locale);
  const [, head, own] = new RegExp(`^(.*?<xliff[^>]*>).*?(<file [^>]*${city}.*?</file>)`, 's').exec(file) ?? [];
  return `${head}${own}</xliff>`;
}

/** Writes a translation where there is none. */
const translateInFile = (file: string, source: string, target: string) =>
  file.replace(
    new RegExp(`(<source[^>]*>${source}</source>\\s*)(?:<target[^>]*?(?:/>|>.*?</target>))?`, 's'),
    `$1<target state="translated">${target}</target>`
  );

const upload = (who: string, file: string | Buffer, query: Record<string, string> = {}) =>
  hub.request
    .post('/translations/imports')
    .query(query)
    .set(asPerson(who))
    .attach('file', Buffer.from(file as string), 'mk.xlf');

async function importFile(who: string, file: string, query: Record<string, string> = {}) {
  const { status, body } = await upload(who, file, query);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return (body as ImportResponse).data;
}

async function draftIn(locale: string) {
  const [draft] = await documentsOf(hub, 'city').findMany({ locale, filters: { documentId: city } });
  return draft;
}

const expectError = ({ status, body }: { status: number; body: { error?: { message: string } } }) =>
  expect({ status, message: body.error?.message });

describe('how far each language is', () => {
  it('is told to everybody in the panel, with the names of the languages and the content types', async () => {
    for (const who of ['translator', 'reader of topics']) {
      const { body } = await hub.request.get('/translations/totals').set(asPerson(who)).expect(200);
      const { data, meta } = body as GetTotalsResponse;
      expect(data.map(({ locale, name, tag, direction }) => ({ locale, name, tag, direction }))).toEqual(
        LOCALES.map(({ code, name, tag, direction }) => ({ locale: code, name, tag, direction }))
      );
      expect(meta.contentTypes).toContain(CITY);
      expect(meta.contentTypes).not.toContain('plugin::users-permissions.user');
    }
  });

  it('counts what an import writes', async () => {
    const count = async () => {
      const { body } = await hub.request.get('/translations/totals').set(asPerson('translator'));
      const mk = (body as GetTotalsResponse).data.find(({ locale }) => locale === 'mk');
      return { started: mk?.states['in-progress'] ?? 0, left: mk?.untranslatedSegments ?? 0 };
    };
    const before = await count();
    await importFile('translator', translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија'));
    expect(await count()).toEqual({ started: before.started + 1, left: before.left - 1 });
  });
});

describe('an export', () => {
  it('is a file named after its language, in the format asked for', async () => {
    const answer = await getFile('translator', 'mk', { types: CITY, version: '2.0' });
    expect(answer.headers['content-disposition']).toBe('attachment; filename="mk.xlf"');
    expect(answer.headers['content-type']).toContain('application/xliff+xml');
    expect(answer.text).toContain('urn:oasis:names:tc:xliff:document:2.0');
    expect(await exportCities()).toContain('urn:oasis:names:tc:xliff:document:1.2');
  });

  it('is there for who may read, in any language', async () => {
    for (const who of ['editor', 'contributor', 'reviewer']) expect(await exportCities(who, {}, 'sq')).toContain(city);
  });

  it('leaves out what somebody may not read', async () => {
    expect((await getFile('reader of topics', 'mk', { types: CITY })).status).toBe(204);
  });

  it('leaves out what somebody may read in that language, but not in the one it was written in', async () => {
    expect((await getFile('translator who may not read English', 'mk', { types: CITY })).status).toBe(204);
  });

  it('leaves out what is done where only what is left is asked for', async () => {
    await importFile('translator', translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија'));
    expect(await exportCity()).toContain('<source>Gevgelija</source>');
    const left = await exportCity({ onlyWork: 'true' });
    expect(left).not.toContain('<source>Gevgelija</source>');
    expect(left).toContain('<source>On the Vardar.</source>');
  });

  it('leaves out entries whose source was not written since', async () => {
    expect(await exportCities('translator', { changedSince: new Date(0).toISOString() })).toContain(city);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect((await getFile('translator', 'mk', { types: CITY, changedSince: tomorrow })).status).toBe(204);
  });

  it('holds no text that the person may not read', async () => {
    const file = await exportCities('translator of names');
    expect(file).toContain('Gevgelija');
    expect(file).not.toContain('On the Vardar.');
  });

  it('brings along no match from a field that the person may not read', async () => {
    await documentsOf(hub, 'city').update({
      documentId: city,
      locale: 'mk',
      data: { name: 'Г', summary: 'На Вардар.' },
    });
    const version = { type: CITY, documentId: city, locale: 'mk', action: 'mark-translated' };
    await hub.strapi.plugin('localization').service('versions').act(version);
    await hub.strapi.plugin('translations').service<MemoryService>('memory').settled();
    const data = { name: 'On the Vardar.', slug: `vardar-${slugs}` };
    await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' });

    expect(await exportCities('translator')).toContain(`/${city}/summary"`);
    const file = await exportCities('translator of names');
    expect(file).toContain('<source>On the Vardar.</source>');
    expect(file).not.toMatch(/\/summary"|На Вардар/);
  });

  it('of nothing is no file', async () => {
    const answer = await getFile('translator', 'mk', { types: CITY, states: 'withheld' });
    expect(answer.status).toBe(204);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['a language that is none', 'de', {}, `locale: must be one of ${LOCALES.map(({ code }) => code).join(', ')}`],
    ['a format that is none', 'mk', { version: '1.1' }, 'version: must be one of 1.2, 2.0'],
    ['a type that is none', 'mk', { types: `${CITY},api::town.town` }, 'types: must be one of api::network.network, '],
    ['a state that is none', 'mk', { states: 'done' }, `states: must be one of ${VERSION_STATES.join(', ')}`],
    ['a source that is none', 'mk', { sourceLocale: 'de' }, 'sourceLocale: must be one of en, '],
    ['a flag that is none', 'mk', { onlyWork: 'yes' }, 'onlyWork: must be true or false'],
    ['a date that is none', 'mk', { changedSince: 'today' }, 'changedSince: must be a date and time'],
    ['work that is none', 'mk', { work: 'all' }, 'work: must be one of any, stale, untranslated'],
    ['a person who is none', 'mk', { assignee: 'you' }, 'assignee: must be me, nobody, or the id of an administrator'],
    ['no entries', 'mk', { ids: '' }, 'ids: must be 1 to 100 documentIds, with commas between them'],
    ['too many entries', 'mk', { ids: Array.from({ length: 101 }, () => 'x').join(',') }, 'ids: must be 1 to 100 '],
    ['an order, which files have not', 'mk', { sort: 'name' }, 'sort: there is no such parameter'],
    ['a parameter that is none', 'mk', { type: CITY }, 'type: there is no such parameter'],
  ])('is refused with 400 for %s', async (_, locale, query, message) => {
    const { status, body } = await hub.request
      .get(`/translations/exports/${locale}`)
      .query(query)
      .set(asPerson('translator'));
    expectError({ status, body }).toEqual({ status: 400, message: expect.stringContaining(message) });
    expect(body.error.details).toEqual({ parameter: message.split(':')[0] });
  });

  it('as XLIFF 2.0 is refused with 400 where entries were written in several languages', async () => {
    const data = { name: 'Гевгелија', slug: `from-macedonian-${slugs}` };
    await documentsOf(hub, 'city').create({ data, locale: 'mk', status: 'published' });
    const { status, body } = await hub.request
      .get('/translations/exports/sq')
      .query({ version: '2.0' })
      .set(asPerson('translator'));
    expectError({ status, body }).toEqual({ status: 400, message: expect.stringMatching(/^sourceLocale: .*en, mk/) });
    await getFile('translator', 'sq', { version: '2.0', sourceLocale: 'mk' }).expect(200);
  });
});

describe('an import', () => {
  it('of what was exported changes nothing', async () => {
    const before = await draftIn('mk');
    const outcome = await importFile('translator', await exportCities());
    expect(outcome).toMatchObject({ locale: 'mk', isWritten: false, refused: [] });
    expect(outcome.counts).toMatchObject({ new: 0, changed: 0, confirmed: 0, refused: 0 });
    expect(await draftIn('mk')).toEqual(before);
  });

  it('only says what would be written, until it is asked to write', async () => {
    const before = await draftIn('mk');
    const file = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const dryRun = await importFile('translator', file, { isDryRun: 'true' });
    expect(dryRun).toMatchObject({ entries: 1, counts: { new: 1, refused: 0 }, isWritten: false });
    expect(await draftIn('mk')).toEqual(before);

    expect(await importFile('translator', file)).toEqual({ ...dryRun, isWritten: true });
    expect(await draftIn('mk')).toMatchObject({ name: 'Гевгелија' });
    expect((await importFile('translator', file)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  });

  it('is written by who may update the language: translator, reviewer and editor', async () => {
    for (const [index, who] of ['translator', 'reviewer', 'editor'].entries()) {
      const file = translateInFile(await exportCity(), 'Gevgelija', `Гевгелија ${index}`);
      expect(await importFile(who, file)).toMatchObject({ isWritten: true });
    }
  });

  it.each([
    ['translator', 'sq'],
    ['reviewer', 'sq'],
    ['contributor', 'mk'],
  ])('is refused to a %s (mk) in %s, with the right it needs and the name they may read', async (who, locale) => {
    const before = await draftIn(locale);
    const file = translateInFile(await exportCity({}, locale), 'Gevgelija', 'Gjevgjeli');
    const { counts, refused, isWritten } = await importFile(who, file, { acceptsPartial: 'true' });
    expect(isWritten).toBe(false);
    expect(counts.refused).toBe(refused.length);
    expect(refused[0]).toEqual({
      type: CITY,
      documentId: city,
      name: 'Gevgelija',
      unit: 'name',
      line: expect.any(Number),
      verdict: 'refused',
      reason: `You need the right to update it in ${locale}`,
    });
    expect(await draftIn(locale)).toEqual(before);
  });

  it('tells the name of an entry to nobody who may not read it', async () => {
    const { refused } = await importFile('reader of topics', await exportCity());
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.some((unit) => 'name' in unit)).toBe(false);
  });

  it('tells the texts of a source to nobody who may not read it, also where they may write the translation', async () => {
    const file = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    await documentsOf(hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'Secret plans.' } });
    const before = await draftIn('mk');
    const query = { acceptsPartial: 'true' };
    const { refused, isWritten } = await importFile('translator who may not read English', file, query);
    expect(isWritten).toBe(false);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(
      new Set(['You need the right to read it in mk and en'])
    );
    expect(JSON.stringify(refused)).not.toMatch(/Secret plans|Gevgelija/);
    expect(await draftIn('mk')).toEqual(before);
  });

  it('writes what the person may write of an entry, and refuses the rest without a word of it', async () => {
    const file = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const both = translateInFile(file, 'On the Vardar.', 'На Вардар.');
    await documentsOf(hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'Secret plans.' } });
    const { counts, refused } = await importFile('translator of names', both, { acceptsPartial: 'true' });
    expect(counts).toMatchObject({ new: 1, refused: 1 });
    expect(refused).toMatchObject([{ unit: 'summary', reason: 'You need the right to update it in mk' }]);
    expect(await draftIn('mk')).toMatchObject({ name: 'Гевгелија', summary: 'Secret plans.' });
  });

  it('writes nothing where a text is refused, or the rest where that is asked for', async () => {
    const file = await exportCity();
    await documentsOf(hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'By the Vardar.' } });
    const translated = translateInFile(translateInFile(file, 'Gevgelija', 'Гевгелија'), 'On the Vardar.', 'На Вардар.');
    const refusedSummary = {
      name: 'Gevgelija',
      unit: 'summary',
      line: translated.slice(0, translated.indexOf('id="summary"')).split('\n').length,
      reason: expect.stringContaining('The source has changed since the export'),
    };
    const whole = await importFile('translator', translated);
    expect(whole).toMatchObject({ counts: { new: 1, refused: 1 }, refused: [refusedSummary], isWritten: false });
    expect(await draftIn('mk')).toMatchObject({ name: 'Gevgelija' });

    const partial = await importFile('translator', translated, { acceptsPartial: 'true' });
    expect(partial).toMatchObject({ counts: { new: 1, refused: 1 }, isWritten: true });
    expect(await draftIn('mk')).toMatchObject({ name: 'Гевгелија', summary: 'By the Vardar.' });
  });

  it('lists what is new and what is changed, with what it was and is', async () => {
    const file = await exportCity();
    await importFile('translator', translateInFile(file, 'Gevgelija', 'Гевгелиа'));
    const corrected = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const whole = translateInFile(corrected, 'On the Vardar.', 'На Вардар.');
    expect(await importFile('translator', whole, { isDryRun: 'true' })).toMatchObject({
      changed: [{ unit: 'name', name: 'Gevgelija', before: 'Гевгелиа', after: 'Гевгелија' }],
      new: [{ unit: 'summary', after: 'На Вардар.' }],
      refused: [],
    });
  });

  it('counts all refused texts and lists the first of them', async () => {
    const [before, unit, after] = (await exportCity()).split(/(<trans-unit [^>]*id="name".*?<\/trans-unit>)/s);
    const units = Array.from({ length: MAX_REPORTED + 5 }, (_, count) =>
      (unit as string).replace('id="name"', `id="gone${count}"`)
    );
    const outcome = await importFile('translator', [before, ...units, after].join(''), { isDryRun: 'true' });
    expect(outcome.counts.refused).toBe(MAX_REPORTED + 5);
    expect(outcome.refused).toHaveLength(MAX_REPORTED);
    expect(outcome.refused[0]?.unit).toBe('gone0');
  });

  it.each<[string, Record<string, string>, string]>([
    ['a language that is none', { locale: 'de' }, `locale: must be one of en, `],
    ['a flag that is none', { isDryRun: '1' }, 'isDryRun: must be true or false'],
    ['another flag that is none', { acceptsPartial: 'some' }, 'acceptsPartial: must be true or false'],
    ['a parameter that is none', { dryRun: 'true' }, 'dryRun: there is no such parameter'],
  ])('is refused with 400 for %s', async (_, query, message) => {
    const { status, body } = await upload('translator', await exportCity(), query);
    expectError({ status, body }).toEqual({ status: 400, message: expect.stringContaining(message) });
    expect(body.error.details).toEqual({ parameter: message.split(':')[0] });
  });

  it('is refused with 400 without a file, or with two', async () => {
    const message = 'file: must be one file of a form (multipart/form-data)';
    const post = () => hub.request.post('/translations/imports').set(asPerson('translator'));
    const answers = [
      await post(),
      await post().send({ file: 'mk.xlf' }),
      await post().attach('files', Buffer.from('<xliff/>'), 'mk.xlf'),
      await post().attach('file', Buffer.from('<xliff/>'), 'a.xlf').attach('file', Buffer.from('<xliff/>'), 'b.xlf'),
    ];
    for (const answer of answers) expectError(answer).toEqual({ status: 400, message });
  });

  it.each<[string, (file: string) => string | Buffer, string]>([
    [
      'a DOCTYPE',
      (file) => file.replace('<xliff', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff'),
      'The file has a <!DOCTYPE>',
    ],
    ['no XML', () => 'name,target\n', 'The file is no well-formed XML'],
    ['no XLIFF', () => '<html/>', 'The file is no XLIFF'],
    ['its end missing', (file) => file.slice(0, -40), 'The file ends too early'],
    ['another encoding than it says', (file) => Buffer.from(file.replace('UTF-8', 'UTF-16')), 'The file says it is in'],
  ])('is refused with 400 and the line for a file with %s, and nothing is written', async (_, spoil, reason) => {
    const before = await draftIn('mk');
    const whole = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const { status, body } = await upload('translator', spoil(whole));
    const message = expect.stringMatching(new RegExp(`^file: line \\d+: ${reason}`));
    expectError({ status, body }).toEqual({ status: 400, message });
    expect(body.error.details).toEqual({
      parameter: 'file',
      line: expect.any(Number),
      column: expect.any(Number),
    });
    expect(await draftIn('mk')).toEqual(before);
  });

  it('leaves no uploaded file behind, whatever becomes of it', async () => {
    const file = await exportCity();
    await upload('translator', file).expect(200);
    await upload('translator', file.slice(0, -40)).expect(400);
    await upload('translator', file, { isDryRun: '1' }).expect(400);
    await hub.request
      .post('/translations/imports')
      .set(asPerson('translator'))
      .attach('file', Buffer.from(file), 'a.xlf')
      .attach('other', Buffer.from(file), 'b.xlf')
      .expect(200);
    expect(await uploadsOf(city)).toEqual([]);
  });
});

/** Uploaded files that are still there, of those that name an entry. */
async function uploadsOf(documentId: string): Promise<string[]> {
  const names = (await readdir(tmpdir())).filter((name) => /^[0-9a-z]{25}$/.test(name));
  const contents = await Promise.all(
    // Other tests' uploads come and go.
    names.map((name) => readFile(path.join(tmpdir(), name), 'utf8').catch(() => ''))
  );
  return names.filter((_, index) => contents[index]?.includes(documentId));
}

describe('401', () => {
  it('is for who is not signed in to the admin panel, members of the site included', async () => {
    const member = await createMember({ strapi: hub.strapi });
    for (const authorization of [undefined, member.authorization]) {
      const headers = authorization ? { authorization } : {};
      await hub.request.get('/translations/totals').set(headers).expect(401);
      await hub.request.get('/translations/exports/mk').set(headers).expect(401);
      await hub.request.post('/translations/imports').set(headers).expect(401);
    }
  });
});
