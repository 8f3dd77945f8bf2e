import type { MemoryService } from '../../../src/plugins/translations/server/services/memory';
import type { GetAidsResponse, SegmentAids } from '../../../src/plugins/translations/shared/aids';
import type { ImportResponse } from '../../../src/plugins/translations/shared/contracts';
import { documentsOf } from '../../support/documents';
import type { Hub } from '../../support/hub';

import { errorOf, startGlossaryDesk, TERM, type GlossaryDesk } from './support/glossary-desk';

const CITY = 'api::city.city';

let desk: GlossaryDesk;
let hub: Hub;
let ask: GlossaryDesk['ask'];
let create: GlossaryDesk['create'];
let count = 0;

beforeAll(async () => {
  desk = await startGlossaryDesk();
  ({ hub, ask, create } = desk);
});
afterAll(() => hub.stop());
afterEach(() => desk.clear());

const paragraph = (text: string) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text }] });

/** A city in English, some of it in Macedonian. */
async function createCity(): Promise<string> {
  count += 1;
  const data = {
    name: 'Gevgelija',
    slug: `gevgelija-${count}`,
    summary: 'A member city on the Vardar.',
    body: [paragraph('Two member cities.'), paragraph('The river.'), paragraph('One member city.')],
  };
  const { documentId } = await documentsOf(hub, 'city').create({ data, locale: 'en', status: 'published' });
  await documentsOf(hub, 'city').update({
    documentId,
    locale: 'mk',
    data: { body: [paragraph('Две членки.'), paragraph('Реката.'), paragraph('Eден град-член.')] },
  });
  return documentId;
}

const MATCH = { term: 'member city', translation: 'град-член', forbidden: ['членк*'], note: null };
const WARNING = { term: 'member city', translation: 'град-член' };

describe('beside the fields of a version', () => {
  const aidsFor = async (documentId: string, who = 'translator', locale = 'mk'): Promise<SegmentAids[]> => {
    const { body } = await ask(who, 'get', `aids/${CITY}/${documentId}/${locale}`).expect(200);
    return (body as GetAidsResponse).data;
  };

  it('stand the terms of each text, and what is wrong with its translation', async () => {
    await create();
    const aids = await aidsFor(await createCity());
    expect(
      aids.map(({ path, sourceIndex, terms: found, warnings }) => ({ path, sourceIndex, found, warnings }))
    ).toEqual([
      // Not translated yet, so that nothing is wrong with it.
      { path: 'summary', sourceIndex: 0, found: [MATCH], warnings: [] },
      { path: 'body', sourceIndex: 0, found: [MATCH], warnings: [{ ...WARNING, kind: 'forbidden', found: 'членки' }] },
      { path: 'body', sourceIndex: 2, found: [MATCH], warnings: [] },
    ]);
  });

  it('stands nothing in a language the glossary says nothing of but the term, and nothing beside the source', async () => {
    await create();
    const city = await createCity();
    expect((await aidsFor(city, 'editor', 'sq'))[0]).toMatchObject({
      terms: [{ ...MATCH, translation: null, forbidden: [] }],
      warnings: [],
    });
    expect(await aidsFor(city, 'editor', 'en')).toEqual([]);
  });

  it('stand each item of a list by itself, and what was approved for the same text, from another entry and language', async () => {
    const list = (...items: string[]) => ({
      type: 'list' as const,
      format: 'unordered' as const,
      children: items.map((text) => ({ type: 'list-item' as const, children: [{ type: 'text' as const, text }] })),
    });
    const names = { sr: 'Članica mreže', mk: 'Членка на мрежата' };
    const other = await createCity();
    const body = [list('A member of the network', 'Nothing')];
    await documentsOf(hub, 'city').update({ documentId: other, locale: 'en', data: { body }, status: 'published' });
    for (const [locale, name] of [
      ['mk', names.mk],
      ['bs', names.sr],
    ] as const) {
      const texts = { name: 'G', summary: 'S', body: [list(name, '…')] };
      await documentsOf(hub, 'city').update({ documentId: other, locale, data: texts });
      const version = { type: CITY, documentId: other, locale, action: 'mark-translated' };
      await hub.strapi.plugin('localization').service('versions').act(version);
    }
    await hub.strapi.plugin('translations').service<MemoryService>('memory').settled();
    const asking = await createCity();
    const asked = [list('Nothing at all', 'A member of the network')];
    await documentsOf(hub, 'city').update({ documentId: asking, locale: 'en', data: { body: asked } });
    await documentsOf(hub, 'city').update({ documentId: asking, locale: 'mk', data: { body: [] } });

    const matchesIn = async (who: string, locale: string) =>
      (await aidsFor(asking, who, locale))
        .filter(({ path, passage }) => path === 'body' && passage === '1')
        .flatMap(({ matches }) => matches);
    expect(await matchesIn('editor', 'mk')).toMatchObject([
      {
        kind: 'exact',
        score: 100,
        target: names.mk,
        locale: 'mk',
        origin: { kind: 'entry', documentId: other, path: 'body.0#0' },
      },
    ]);
    expect(await matchesIn('editor', 'hr')).toMatchObject([{ target: names.sr, locale: 'bs' }]);
  });

  it('stands nothing of a field one may not read, nor of a language', async () => {
    await create({ term: 'gevgelija' });
    await create();
    const city = await createCity();
    expect((await aidsFor(city, 'reader of names')).map(({ path }) => path)).toEqual(['name']);
    expect((await ask('reader of names', 'get', `aids/${CITY}/${city}/sq`)).status).toBe(403);
    expect((await ask('nobody', 'get', `aids/${CITY}/${city}/mk`)).status).toBe(403);
  });

  it('stands nothing that was approved in a field one may not read', async () => {
    const sentence = 'The old stone bridge over the Vardar';
    const approved = await createCity();
    const mk = { name: 'Г', summary: 'Стариот камен мост на Вардар', body: [] };
    const cities = documentsOf(hub, 'city');
    await cities.update({ documentId: approved, locale: 'en', data: { summary: sentence, body: [] } });
    await cities.update({ documentId: approved, locale: 'mk', data: mk });
    const version = { type: CITY, documentId: approved, locale: 'mk', action: 'mark-translated' };
    await hub.strapi.plugin('localization').service('versions').act(version);
    await hub.strapi.plugin('translations').service<MemoryService>('memory').settled();

    for (const name of [sentence, sentence.replace('stone', 'wooden')]) {
      const asking = await createCity();
      await cities.update({ documentId: asking, locale: 'en', data: { name } });
      const beside = async (who: string) => (await aidsFor(asking, who)).filter(({ path }) => path === 'name');
      expect(await beside('translator')).toMatchObject([{ matches: [{ source: sentence, target: mk.summary }] }]);
      expect(await beside('reader of names')).toEqual([]);
    }
  });

  it('are asked for with a type, an entry and a language there are', async () => {
    for (const [address, status, message] of [
      [`api::town.town/x/mk`, 400, 'type: must be one of'],
      [`${CITY}/x/de`, 400, 'locale: must be one of'],
      [`${CITY}/x/mk`, 404, 'There is no City with the documentId x'],
    ] as const) {
      expect(errorOf(await ask('editor', 'get', `aids/${address}`))).toEqual({
        status,
        message: expect.stringContaining(message),
      });
    }
  });

  it('are found in as many statements for a long text as for a short one', async () => {
    const count = async (documentId: string) => {
      let statements = 0;
      const countOne = () => (statements += 1);
      hub.strapi.db.connection.on('query', countOne);
      await aidsFor(documentId);
      hub.strapi.db.connection.removeListener('query', countOne);
      return statements;
    };
    const short = await createCity();
    const long = await createCity();
    const body = Array.from({ length: 40 }, (_, index) => paragraph(`Member city ${index}.`));
    await documentsOf(hub, 'city').update({ documentId: long, locale: 'en', data: { body } });
    await create();
    await count(short);
    const statements = await count(short);
    expect(await count(long)).toBe(statements);
    expect((await aidsFor(long)).length).toBeGreaterThan(40);
  });
});

describe('an import', () => {
  /** The file of one city, with a translation of its summary. */
  async function translate(target: string): Promise<{ city: string; file: string }> {
    const city = await createCity();
    const { text } = await ask('editor', 'get', `exports/mk?types=${CITY}`).buffer(true).expect(200);
    const [, head, own] = new RegExp(`^(.*?<xliff[^>]*>).*?(<file [^>]*${city}.*?</file>)`, 's').exec(text) ?? [];
    const file = `${head}${own}</xliff>`.replace(
      /(<source[^>]*>A member city on the Vardar\.<\/source>\s*)(?:<target.*?(?:\/>|<\/target>))?/s,
      `$1<target state="translated">${target}</target>`
    );
    return { city, file };
  }

  async function importFile(file: string, query = '?isDryRun=true'): Promise<ImportResponse['data']> {
    const { body } = await hub.request
      .post(`/translations/imports${query}`)
      .set({ authorization: desk.authorizationOf('translator') })
      .attach('file', Buffer.from(file), 'mk.xlf')
      .expect(200);
    return (body as ImportResponse).data;
  }

  it('warns of translations it writes that are not what the glossary asks for, and writes them', async () => {
    await create();
    const { city, file } = await translate('Членка на Вардар.');
    const dryRun = await importFile(file);
    expect(dryRun).toMatchObject({ warned: 1, isWritten: false, refused: [] });
    expect(dryRun.warnings).toEqual([
      {
        type: CITY,
        documentId: city,
        name: 'Gevgelija',
        unit: 'summary',
        line: expect.any(Number),
        verdict: 'new',
        after: 'Членка на Вардар.',
        warnings: [{ ...WARNING, kind: 'forbidden', found: 'Членка' }],
      },
    ]);
    expect(await importFile(file, '')).toEqual({ ...dryRun, isWritten: true });
    // What is there already is not this file's doing.
    expect(await importFile(file)).toMatchObject({ warned: 0, warnings: [] });
  });

  it('warns of nothing where the glossary is kept to, or says nothing', async () => {
    const { id } = await create({ translations: { sq: { translation: 'qytet' } } });
    expect(await importFile((await translate('Членка на Вардар.')).file)).toMatchObject({ warned: 0, warnings: [] });
    await ask('editor', 'put', `glossary/${id}`, TERM).expect(200);
    expect(await importFile((await translate('Град-член на Вардар.')).file)).toMatchObject({ warned: 0, warnings: [] });
    expect(await importFile((await translate('На Вардар.')).file)).toMatchObject({ warned: 1 });
  });
});
