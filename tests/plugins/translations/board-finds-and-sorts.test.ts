import { VERSION_STATES } from '../../../src/plugins/localization/shared/contracts';
import { BOARD_SORTS } from '../../../src/plugins/translations/shared/board';
import { documentsOf } from '../../support/documents';

import { CITY, COUNTRY, desk, editor, idOf, prepareBoardDesk, TOPIC, translator } from './support/board-desk';
import type { Query } from './support/desk';

prepareBoardDesk();

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
