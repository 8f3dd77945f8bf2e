import { LOCALE_CODES } from '../../../src/locales';
import type { GetGlossaryResponse } from '../../../src/plugins/translations/shared/glossary';

import { errorOf, startGlossaryDesk, TERM, type GlossaryDesk } from './support/glossary-desk';

let desk: GlossaryDesk;
let ask: GlossaryDesk['ask'];
let create: GlossaryDesk['create'];

beforeAll(async () => {
  desk = await startGlossaryDesk();
  ({ ask, create } = desk);
});
afterAll(() => desk.hub.stop());
afterEach(() => desk.clear());

async function list(query = '', who = 'translator'): Promise<GetGlossaryResponse> {
  const { body } = await ask(who, 'get', `glossary${query}`).expect(200);
  return body as GetGlossaryResponse;
}

const terms = async (query?: string) => (await list(query)).data.map(({ term }) => term);

describe('the glossary', () => {
  it('has the terms in their order, with all languages, a page at a time', async () => {
    for (const term of ['town', 'city', 'Albania']) await create({ term });
    expect(await terms()).toEqual(['Albania', 'city', 'town']);
    const { data, meta } = await list('?page=2&pageSize=2');
    expect(meta.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 2, total: 3 });
    expect(data).toEqual([
      {
        id: expect.any(String),
        ...TERM,
        term: 'town',
        note: null,
        isCaseSensitive: false,
      },
    ]);
  });

  it('is searched in terms, notes and what they are called, and in nothing else', async () => {
    await create({
      term: 'grant',
      otherForms: [],
      note: 'Money_100%',
      translations: { sq: { translation: 'thirrje' } },
    });
    await create({ term: 'city', otherForms: ['cities'] });
    for (const [text, found] of [
      ['GRA', ['grant']],
      ['citie', ['city']],
      ['y_1', ['grant']],
      ['0%', ['grant']],
      ['x%', []],
      ['thirr', ['grant']],
      ['ЧЛЕНК', ['city']],
      ['forbidden', []],
      ['translation', []],
    ] as const) {
      expect([text, await terms(`?text=${encodeURIComponent(text)}`)]).toEqual([text, found]);
    }
  });

  it('is read by everybody who may read any content, and by nobody else', async () => {
    for (const who of ['editor', 'contributor', 'translator', 'reader of names']) await list('', who);
    const message = 'You need the right to read content of some type';
    expect(errorOf(await ask('nobody', 'get', 'glossary'))).toEqual({ status: 403, message });
    await desk.hub.request.get('/translations/glossary').expect(401);
  });

  it('tells everybody which languages they may write', async () => {
    for (const [who, locales] of [
      ['editor', LOCALE_CODES],
      ['reviewer', ['mk']],
      ['english reviewer', ['en']],
      ['translator', []],
      ['contributor', []],
    ] as const) {
      expect([who, (await list('', who)).meta.writableLocales]).toEqual([who, locales]);
    }
  });

  it('keeps words as they are compared: composed, with single spaces, each once', async () => {
    const { term, otherForms, note } = await create({
      term: '  member\u00a0 cafe\u0301 ',
      otherForms: ['cafés', 'cafe\u0301s'],
      note: '  ',
    });
    expect({ term, otherForms, note }).toEqual({ term: 'member café', otherForms: ['cafés'], note: null });
  });
});

describe('a term is', () => {
  it('added by who may publish all languages it speaks of', async () => {
    const { mk } = TERM.translations ?? {};
    for (const [who, term, status] of [
      ['english reviewer', { ...TERM, translations: {} }, 201],
      ['english reviewer', { ...TERM, term: 'a', translations: { mk } }, 403],
      ['reviewer', { ...TERM, term: 'b', translations: { mk } }, 403],
      ['reviewer', { term: 'град', sourceLocale: 'mk' }, 201],
      ['translator', { term: 'село', sourceLocale: 'mk' }, 403],
    ] as const) {
      expect([who, term.term, (await ask(who, 'post', 'glossary', term)).status]).toEqual([who, term.term, status]);
    }
  });

  it('changed language by language, by who may publish that language', async () => {
    const { id } = await create();
    const change = (who: string, body: object) => ask(who, 'put', `glossary/${id}`, body);
    const macedonian = { translations: { mk: { translation: 'членски град' } } };
    expect((await change('reviewer', macedonian)).body.data).toEqual({
      ...TERM,
      id,
      note: null,
      isCaseSensitive: false,
      translations: { mk: { translation: 'членски град', otherForms: ['град*-член*'], forbidden: ['членк*'] } },
    });
    expect(errorOf(await change('reviewer', { translations: { sq: { translation: 'qytet anëtar' } } }))).toEqual({
      status: 403,
      message: 'You need the right to publish in sq',
    });
    expect(errorOf(await change('reviewer', { note: 'Of the network.' }))).toEqual({
      status: 403,
      message: 'You need the right to publish in en',
    });
    expect((await change('translator', macedonian)).status).toBe(200);
    expect((await change('translator', { translations: { mk: null } })).status).toBe(403);
    await change('english reviewer', { note: 'Of the network.', term: 'member city' }).expect(200);
    expect((await change('reviewer', { translations: { mk: null } })).body.data).toMatchObject({
      note: 'Of the network.',
      translations: {},
    });
  });

  it('changed by two people at once, who write different languages, without loss', async () => {
    const { id } = await create({ translations: {} });
    await Promise.all(
      LOCALE_CODES.filter((locale) => locale !== 'en').map((locale) =>
        ask('editor', 'put', `glossary/${id}`, { translations: { [locale]: { translation: locale } } }).expect(200)
      )
    );
    expect(Object.keys((await list()).data[0]?.translations ?? {})).toHaveLength(LOCALE_CODES.length - 1);
  });

  it('taken out by who may publish its language', async () => {
    const { id } = await create();
    expect((await ask('reviewer', 'delete', `glossary/${id}`)).status).toBe(403);
    await ask('english reviewer', 'delete', `glossary/${id}`).expect(204);
    expect(await terms()).toEqual([]);
    for (const method of ['put', 'delete'] as const) {
      expect(errorOf(await ask('editor', method, `glossary/${id}`, {}))).toEqual({
        status: 404,
        message: `The glossary has no term with the id ${id}`,
      });
    }
  });

  it.each<[string, object, string]>([
    ['no words', { term: ' - ' }, 'term: must have a letter or a digit'],
    ['no text', { term: 7 }, 'term: must be words'],
    ['too many letters', { term: 'a'.repeat(201) }, 'term: must have 200 characters at most'],
    ['a * in a word', { otherForms: ['ci*ty'] }, 'otherForms: may have a * at the end of a word only, such as град*'],
    ['a language that is none', { sourceLocale: 'de' }, `sourceLocale: must be one of ${LOCALE_CODES.join(', ')}`],
    ['a translation into none', { translations: { de: null } }, 'translations.de: there is no such parameter'],
    [
      'too short a stem',
      { translations: { mk: { forbidden: ['г*'] } } },
      'translations.mk.forbidden: must have 2 letters or more before a *',
    ],
    [
      'a translation that is none',
      { translations: { mk: 'град' } },
      'translations.mk: must be null, or have translation',
    ],
    [
      'a translation into its own language',
      { translations: { en: { translation: 'x' } } },
      'translations.en: is the language',
    ],
    ['a note that is none', { note: ['x'] }, 'note: must be text of 2000 characters at most'],
    ['a flag that is none', { isCaseSensitive: 'yes' }, 'isCaseSensitive: must be true or false'],
    ['a part that is none', { documentId: 'x' }, 'documentId: there is no such parameter'],
  ])('refused with %s', async (_, part, message) => {
    const { id } = await create({ term: 'other' });
    for (const answer of [
      await ask('editor', 'post', 'glossary', { ...TERM, ...part }),
      await ask('editor', 'put', `glossary/${id}`, part),
    ]) {
      expect(errorOf(answer)).toEqual({ status: 400, message: expect.stringContaining(message) });
      expect(answer.body.error.details).toEqual({ parameter: message.split(':')[0] });
    }
    expect(await terms()).toEqual(['other']);
  });

  it('refused where its language has it already', async () => {
    const { id } = await create({ term: 'city' });
    await create();
    await create({ sourceLocale: 'sq' });
    const message = 'term: the glossary has “member city” in en already';
    expect(errorOf(await ask('editor', 'post', 'glossary', TERM))).toEqual({ status: 400, message });
    expect(errorOf(await ask('editor', 'put', `glossary/${id}`, { term: 'member city' }))).toEqual({
      status: 400,
      message,
    });
  });

  it.each([
    ['page', '0', 'must be a number from 1 on'],
    ['pageSize', '101', 'must be a number from 1 to 100'],
    ['text', 'a'.repeat(201), 'must have 200 characters at most'],
    ['sort', 'term', 'there is no such parameter'],
  ])('not looked for with %s=%s', async (parameter, value, problem) => {
    expect(errorOf(await ask('editor', 'get', `glossary?${parameter}=${value}`))).toEqual({
      status: 400,
      message: `${parameter}: ${problem}`,
    });
  });
});
