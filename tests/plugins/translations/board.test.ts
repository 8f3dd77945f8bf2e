import { LOCALES } from '../../../src/locales';
import { countWords } from '../../../src/plugins/localization/server/domain/count-words';
import { segmentTexts, type Block } from '../../../src/plugins/localization/server/domain/texts';
import { VERSION_STATES, type EntryTexts } from '../../../src/plugins/localization/shared/contracts';
import { BOARD_SORTS } from '../../../src/plugins/translations/shared/board';
import { createMember } from '../../access/support/people';
import { documentsOf } from '../../support/documents';

import { grant, startDesk, type Desk, type Person, type Query } from './support/desk';

const CITY = 'api::city.city';
const COUNTRY = 'api::country.country';
const TOPIC = 'api::topic.topic';
const CODES = LOCALES.map(({ code }): string => code);

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

let desk: Desk;
let editor: Person;
let translator: Person;
const ids = new Map<string, string>();
const idOf = (name: string): string => ids.get(name) as string;

/** What the hub holds: countries with cities, and a topic; some of it translated, some stale. */
beforeAll(async () => {
  desk = await startDesk();
  const create = async (type: string, locale: string, data: Record<string, unknown>) => {
    const { documentId } = await documentsOf(desk.hub, type).create({ data, locale, status: 'published' });
    ids.set(data.name as string, documentId);
  };
  await create('country', 'en', { name: 'Albania', slug: 'albania', isoCode: 'AL' });
  await create('country', 'en', { name: 'Kosovo', slug: 'kosovo', isoCode: 'XK' });
  const albania = idOf('Albania');
  const body = [paragraph('By the sea.'), paragraph('The port is the largest of the country.')];
  await create('city', 'en', { name: 'Durrës', slug: 'durres', summary: 'A city by the sea.', body, country: albania });
  await create('city', 'en', { name: 'Tirana', slug: 'tirana', summary: 'The capital.', country: albania });
  await create('city', 'en', { name: '100% Prizren_', slug: 'prizren', country: idOf('Kosovo') });
  await create('city', 'mk', { name: 'Охрид', slug: 'ohrid', summary: 'На езерото.' });
  await create('topic', 'en', { name: 'Air', slug: 'air' });

  const cities = documentsOf(desk.hub, 'city');
  const durres = { documentId: idOf('Durrës'), locale: 'mk' };
  await cities.update({
    ...durres,
    data: { name: 'Драч', summary: 'Град крај морето.', body: [paragraph('Крај морето.'), body[1]] },
  });
  await cities.update({ ...durres, locale: 'sr-Cyrl', data: { name: 'Драч' } });
  await cities.update({ ...durres, locale: 'en', data: { summary: 'The second city by the sea.' } });
  await cities.publish({ ...durres, locale: 'en' });
  await cities.update({
    documentId: idOf('Tirana'),
    locale: 'mk',
    data: { name: 'Тирана', summary: 'Главниот град.' },
  });
  await cities.publish({ documentId: idOf('Tirana'), locale: 'mk' });

  editor = await desk.byRole('hub::network-editor');
  translator = await desk.byRole('hub::translator::mk');
});
afterAll(() => desk.hub.stop());

const versionIn = async (name: string, locale: string) => desk.versionOf(editor, idOf(name), locale);

describe('a row', () => {
  it('is an entry as its source calls it, with all its versions in the order of the registry', async () => {
    const row = await desk.rowOf(editor, idOf('Охрид'));
    expect(row).toMatchObject({ type: CITY, name: 'Охрид', sourceLocale: 'mk' });
    expect(row?.versions.map(({ locale }) => locale)).toEqual(CODES);
    expect(row?.versions.filter(({ isSource }) => isSource).map(({ locale }) => locale)).toEqual(['mk']);
  });

  it('has one version where one language is asked for', async () => {
    const row = await desk.rowOf(editor, idOf('Durrës'), { locale: 'mk' });
    expect(row?.versions).toEqual([
      {
        locale: 'mk',
        state: 'in-progress',
        isSource: false,
        isPublished: true,
        isModified: true,
        staleCount: 1,
        untranslatedCount: 1,
        // The summary's six, and the eight of the second block.
        wordsLeft: 6 + 8,
        assignee: null,
        dueOn: null,
        stamp: expect.any(String),
        actions: ['claim', 'assign', 'set-due-date', 'send-for-review', 'approve'],
      },
    ]);
  });

  it('says what readers see', async () => {
    expect(await versionIn('Tirana', 'mk')).toMatchObject({
      state: 'translated',
      isPublished: true,
      isModified: false,
    });
    const { documentId } = await documentsOf(desk.hub, 'topic').create({
      data: { name: 'Draft', slug: 'draft' },
      locale: 'en',
    });
    const drafted = await desk.versionOf(editor, documentId, 'mk');
    expect(drafted).toMatchObject({ isPublished: false, isModified: false });
    await documentsOf(desk.hub, 'topic').delete({ documentId, locale: '*' });
  });
});

describe('the numbers', () => {
  /** What is left of a version by the texts that translators get. */
  const leftOf = ({ fields, sourceLocale, locale, state }: EntryTexts) => {
    const segments = fields.flatMap((field) => field.segments);
    const isTransliterated = LOCALES.some((one) => one.code === locale && 'transliterates' in one);
    const left = segments.filter((pair) => pair.source !== undefined && (pair.isStale || pair.locale !== locale));
    const words = left.map(({ source }) =>
      segmentTexts(typeof source === 'string' ? source : [source as Block]).map((text) =>
        countWords({ text, language: sourceLocale })
      )
    );
    return {
      state,
      staleCount: segments.filter(({ isStale }) => isStale).length,
      wordsLeft: isTransliterated ? 0 : words.flat().reduce((sum, count) => sum + count, 0),
    };
  };

  it('are what the texts of each version say', async () => {
    const { data, meta } = await desk.board(editor, { pageSize: '100' });
    let sum = 0;
    for (const { type, documentId, versions, sourceLocale } of data) {
      for (const { locale, state, staleCount, wordsLeft } of versions) {
        const [texts] = await desk.hub.strapi
          .plugin('localization')
          .service('versions')
          .entryTexts({ type, locale, documentIds: [documentId] });
        const left = locale === sourceLocale ? { state, staleCount: 0, wordsLeft: 0 } : leftOf(texts);
        expect({ documentId, locale, state, staleCount, wordsLeft }).toEqual({ documentId, locale, ...left });
        sum += wordsLeft;
      }
    }
    expect(meta.wordsLeft).toBe(sum);
    expect(sum).toBeGreaterThan(0);
  });

  it('add up to what is told of each language', async () => {
    const { body } = await desk.get(translator, 'totals');
    for (const { locale, wordsLeft } of body.data as { locale: string; wordsLeft: number }[]) {
      const { meta } = await desk.board(editor, { locale });
      expect({ locale, wordsLeft: meta.wordsLeft }).toEqual({ locale, wordsLeft });
    }
  });

  it('are none in a language that is written in the other script', async () => {
    expect((await desk.board(editor, { locale: 'sr-Latn' })).meta.wordsLeft).toBe(0);
    expect((await desk.board(editor, { locale: 'sr-Cyrl' })).meta.wordsLeft).toBeGreaterThan(0);
  });
});

describe('a filter', () => {
  it.each<[string, Query, string[]]>([
    ['by type', { types: `${COUNTRY},${TOPIC}` }, ['Air', 'Albania', 'Kosovo']],
    ['by state in a language', { locale: 'mk', states: 'translated' }, ['Tirana']],
    ['by states in any language', { states: 'in-progress,in-review', types: CITY }, ['Durrës']],
    ['by what is stale', { work: 'stale' }, ['Durrës']],
    ['by what is stale in a language that has nothing stale', { work: 'stale', locale: 'sq' }, []],
    ['by what is left in a language', { work: 'any', locale: 'mk', types: CITY }, ['100% Prizren_', 'Durrës']],
    ['by what is not translated', { work: 'untranslated', locale: 'en' }, ['Охрид']],
    ['by text of the source', { text: 'tiran' }, ['Tirana']],
    ['by text in capitals, with letters of any alphabet', { text: 'ОХР' }, ['Охрид']],
    ['by text in the chosen language', { text: 'драч', locale: 'mk' }, ['Durrës']],
    ['by text that another language has', { text: 'драч', locale: 'sq' }, []],
    ['by text with signs that SQL knows', { text: '0%' }, ['100% Prizren_']],
    ['by text with another such sign', { text: 'n_' }, ['100% Prizren_']],
    ['by a text nothing has', { text: '\\' }, []],
    ['by nobody', { assignee: 'nobody', types: TOPIC }, ['Air']],
    ['by somebody who has nothing', { assignee: 'me' }, []],
    ['by a date nothing has', { due: 'overdue' }, []],
  ])('%s finds what it says', async (_, query, names) => {
    expect(await desk.names(editor, query)).toEqual(names);
  });

  it('by place finds what is linked with it, and the place', async () => {
    expect(await desk.names(editor, { place: idOf('Albania') })).toEqual(['Albania', 'Durrës', 'Tirana']);
    expect(await desk.names(editor, { place: idOf('Kosovo'), types: CITY })).toEqual(['100% Prizren_']);
    expect(await desk.names(editor, { place: 'nowhere' })).toEqual([]);
  });

  it('counts the words of what it finds', async () => {
    const { meta } = await desk.board(editor, { locale: 'mk', work: 'stale' });
    expect(meta).toMatchObject({ pagination: { total: 1 }, wordsLeft: 6 + 8 });
  });
});

describe('an order', () => {
  it.each(BOARD_SORTS)('by %s gives each entry once, on pages of any size', async (sort) => {
    const all = await desk.names(editor, { sort });
    expect(new Set(all).size).toBe(7);
    const pages: string[] = [];
    for (const page of ['1', '2', '3', '4']) {
      const { data, meta } = await desk.board(editor, { sort, page, pageSize: '2' });
      expect(meta.pagination).toEqual({ page: Number(page), pageSize: 2, pageCount: 4, total: 7 });
      pages.push(...data.map(({ name }) => name));
    }
    expect(pages).toEqual(all);
    const { data, meta } = await desk.board(editor, { sort, page: '5', pageSize: '2' });
    expect(data).toEqual([]);
    expect(meta.pagination.total).toBe(7);
  });

  it('is by name, as the hub’s first language sorts, or by what there is most of', async () => {
    expect(await desk.names(editor, {})).toEqual([
      '100% Prizren_',
      'Air',
      'Albania',
      'Durrës',
      'Kosovo',
      'Tirana',
      'Охрид',
    ]);
    expect((await desk.names(editor, { sort: 'words' }))[0]).toBe('Durrës');
    expect((await desk.names(editor, { sort: 'changed' }))[0]).toBe('Durrës');
  });
});

describe('who sees what', () => {
  it('the roles of the hub see all', async () => {
    const all = await desk.names(editor);
    for (const role of ['hub::contributor', 'hub::reviewer::sq'])
      expect(await desk.names(await desk.byRole(role))).toEqual(all);
    expect(await desk.names(translator)).toEqual(all);
  });

  it('actions are what a role may do, in its language', async () => {
    const reviewer = await desk.byRole('hub::reviewer::mk');
    const contributor = await desk.byRole('hub::contributor');
    const offered = async (person: Person, locale: string) =>
      (await desk.versionOf(person, idOf('Durrës'), locale))?.actions;
    expect(await offered(translator, 'mk')).toEqual(['claim', 'send-for-review']);
    expect(await offered(translator, 'sq')).toEqual([]);
    expect(await offered(reviewer, 'mk')).toEqual(['claim', 'assign', 'set-due-date', 'send-for-review', 'approve']);
    expect(await offered(reviewer, 'sr-Cyrl')).toEqual([]);
    expect(await offered(contributor, 'mk')).toEqual([]);
    expect(await offered(editor, 'en')).toEqual([]);
    expect((await desk.versionOf(editor, idOf('Tirana'), 'mk'))?.actions).toEqual(['claim', 'assign', 'set-due-date']);
  });

  it('a row needs the right to read its source, a version the right to read it', async () => {
    const reader = await desk.withGrants('reads-macedonian', [grant('read', 'city', ['mk', 'sq'])]);
    expect(
      (await desk.board(reader)).data.map(({ name, versions }) => [name, versions.map(({ locale }) => locale)])
    ).toEqual([['Охрид', ['sq', 'mk']]]);
    expect(await desk.names(reader, { locale: 'hr' })).toEqual([]);
    expect(await desk.names(reader, { states: 'derived', locale: 'hr' })).toEqual([]);
    expect((await desk.board(reader, { work: 'any' })).meta.pagination.total).toBe(1);
  });

  it('a condition of a role holds: own entries, or those of people with the same role', async () => {
    const mine = await desk.withGrants('creator', [
      grant('read', 'city', CODES, { conditions: ['admin::is-creator'] }),
    ]);
    expect(await desk.names(mine)).toEqual([]);
    await desk.hub.strapi.db
      .connection('cities')
      .where({ document_id: idOf('Tirana') })
      .update({ created_by_id: mine.id });
    expect(await desk.names(mine)).toEqual(['Tirana']);
    expect((await desk.rowOf(mine, idOf('Tirana')))?.versions).toHaveLength(CODES.length);
    const alike = await desk.withGrants('alike', [
      grant('read', 'city', CODES, { conditions: ['admin::has-same-role-as-creator'] }),
      grant('read', 'topic', ['en']),
    ]);
    expect(await desk.names(alike)).toEqual(['Air']);
    await desk.hub.strapi.db
      .connection('cities')
      .where({ document_id: idOf('Tirana') })
      .update({ created_by_id: alike.id });
    expect(await desk.names(alike)).toEqual(['Air', 'Tirana']);
  });

  it('who may not read names gets none, and finds nothing by them', async () => {
    const blind = await desk.withGrants('no-names', [grant('read', 'city', CODES, { fields: ['summary'] })]);
    expect(new Set(await desk.names(blind))).toEqual(new Set(['Durrës', 'Tirana', '100% Prizren_', 'Охрид'].map(idOf)));
    expect(await desk.names(blind, { text: 'Tirana' })).toEqual([]);
    expect(await desk.names(blind, { text: 'драч', locale: 'mk' })).toEqual([]);
    expect(await desk.names(blind, { place: idOf('Albania') })).toEqual([]);
  });

  it('who may read nothing gets nothing', async () => {
    const nobody = await desk.withGrants('nothing', []);
    expect(await desk.board(nobody)).toEqual({
      data: [],
      meta: { pagination: { page: 1, pageSize: 25, pageCount: 0, total: 0 }, wordsLeft: 0 },
    });
    const { body } = await desk.get(nobody, 'board/choices');
    expect(body.data.place.entries).toEqual([]);
  });
});

describe('the choices', () => {
  it('are the countries by name, and who may write which language', async () => {
    const { body } = await desk.get(editor, 'board/choices').expect(200);
    const { place, people } = body.data;
    expect(place).toEqual({
      contentType: COUNTRY,
      entries: [
        { documentId: idOf('Albania'), name: 'Albania' },
        { documentId: idOf('Kosovo'), name: 'Kosovo' },
      ],
    });
    expect(people).toContainEqual({ id: translator.id, name: 'hub::translator::mk', locales: ['mk'] });
    expect(people).toContainEqual({ id: editor.id, name: 'hub::network-editor', locales: CODES });
    expect(people).toContainEqual(expect.objectContaining({ name: 'First Administrator', locales: CODES }));
    expect(people.map(({ name }: { name: string }) => name)).not.toContain('nothing');
  });
});

describe('an export of what the board shows', () => {
  beforeAll(async () => {
    const entries = [{ type: CITY, documentId: idOf('Tirana') }];
    await desk.act(translator, { action: 'claim', locale: 'mk', entries }).expect(200);
    await desk.act(editor, { action: 'set-due-date', locale: 'mk', dueOn: '2020-03-01', entries }).expect(200);
  });

  const entriesIn = async (query: object): Promise<string[]> => {
    const { status, text } = await desk.get(translator, 'exports/mk', query).buffer(true);
    expect([200, 204]).toContain(status);
    const ids = [...text.matchAll(/<file [^>]*original="[^"/]+\/([^"]+)"/g)].map(([, id]) => id as string);
    return ids.sort();
  };

  it.each<[string, () => Query, string[]]>([
    ['everything', () => ({}), ['100% Prizren_', 'Air', 'Albania', 'Durrës', 'Kosovo', 'Tirana']],
    ['what is out of date', () => ({ work: 'stale' }), ['Durrës']],
    ['what is not translated', () => ({ work: 'untranslated', types: CITY }), ['100% Prizren_', 'Durrës']],
    ['a state', () => ({ states: 'derived' }), ['100% Prizren_', 'Air', 'Albania', 'Kosovo']],
    ['a country', () => ({ place: idOf('Albania') }), ['Albania', 'Durrës', 'Tirana']],
    ['what the person has', () => ({ assignee: 'me' }), ['Tirana']],
    ['what nobody has', () => ({ assignee: 'nobody', types: CITY }), ['100% Prizren_', 'Durrës']],
    ['what is overdue', () => ({ due: 'overdue' }), ['Tirana']],
    ['a name in that language', () => ({ text: 'драч' }), ['Durrës']],
    ['several of them at once', () => ({ place: idOf('Albania'), work: 'any', due: 'none' }), ['Albania', 'Durrës']],
  ])('has the same entries, but for what was written in that language: %s', async (_, query, names) => {
    const { data } = await desk.board(translator, { locale: 'mk', pageSize: '100', ...query() });
    const shown = data.filter(({ sourceLocale }) => sourceLocale !== 'mk');
    expect(shown.map(({ name }) => name)).toEqual(names);
    expect(await entriesIn(query())).toEqual(shown.map(({ documentId }) => documentId).sort());
  });

  it('has of entries that are chosen those alone, as far as filters find them', async () => {
    const [tirana, air] = [idOf('Tirana'), idOf('Air')];
    expect(await entriesIn({ ids: `${tirana},${air}` })).toEqual([tirana, air].sort());
    expect(await entriesIn({ ids: `${tirana},${air}`, types: CITY })).toEqual([tirana]);
    expect(await entriesIn({ ids: air, assignee: 'me' })).toEqual([]);
    expect(await entriesIn({ ids: 'gone' })).toEqual([]);
  });

  it('has none that the person may not read', async () => {
    const nobody = await desk.withGrants('exports-nothing', []);
    await desk.get(nobody, 'exports/mk', { ids: idOf('Tirana') }).expect(204);
  });
});

describe('400', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a language that is none', { locale: 'de' }, 'locale: must be one of en, '],
    ['a type that is none', { types: 'api::town.town' }, 'types: must be one of api::network.network, '],
    ['no type', { types: '' }, 'types: must be one of api::network.network, '],
    ['a state that is none', { states: 'done' }, `states: must be one of ${VERSION_STATES.join(', ')}`],
    ['work that is none', { work: 'all' }, 'work: must be one of any, stale, untranslated'],
    ['a person who is none', { assignee: 'you' }, 'assignee: must be me, nobody, or the id of an administrator'],
    ['a date that is none', { due: 'today' }, 'due: must be one of overdue, this-week, later, none'],
    ['an empty text', { text: ' ' }, 'text: must be text of 1 to 200 characters'],
    ['an order that is none', { sort: 'state' }, 'sort: must be one of name, due, words, changed'],
    ['a page that is none', { page: '0' }, 'page: must be a whole number from 1 on'],
    ['a page that is too large', { pageSize: '101' }, 'pageSize: must be a whole number from 1 to 100'],
    ['a parameter that is none', { type: CITY }, 'type: there is no such parameter'],
  ])('is for %s', async (_, query, message) => {
    const { status, body } = await desk.get(translator, 'board', query);
    expect({ status, message: body.error?.message }).toEqual({
      status: 400,
      message: expect.stringContaining(message),
    });
    expect(body.error.details).toEqual({ parameter: message.split(':')[0] });
  });
});

it('401 is for who is not signed in to the admin panel, members of the site included', async () => {
  const { authorization } = await createMember({ strapi: desk.hub.strapi });
  const member = { id: 0, authorization };
  for (const path of ['board', 'board/choices', 'views']) await desk.get(member, path).expect(401);
  await desk.post(member, 'board/actions', {}).expect(401);
});

it('takes as many statements for many entries as for few, with any filter', async () => {
  let count = 0;
  desk.hub.strapi.db.connection.on('query', () => (count += 1));
  const statements = async (query: Query) => {
    count = 0;
    await desk.board(translator, query);
    return count;
  };
  const queries: Query[] = [
    {},
    { locale: 'mk', text: 'a', sort: 'words' },
    { work: 'any', assignee: 'nobody', due: 'none', place: idOf('Albania') },
  ];
  const few: number[] = [];
  for (const query of queries) few.push(await statements({ ...query, pageSize: '1' }));
  for (let number = 0; number < 20; number += 1) {
    await documentsOf(desk.hub, 'topic').create({
      data: { name: `Topic ${number}`, slug: `topic-${number}` },
      locale: 'en',
    });
  }
  // What writing has left to do is done then.
  await desk.board(translator);
  const many: number[] = [];
  for (const query of queries) many.push(await statements({ ...query, pageSize: '100' }));
  expect(many).toEqual(few);
});
