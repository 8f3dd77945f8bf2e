import { LOCALE_CODES } from '../../../src/locales';
import type { GetAidsResponse, SegmentAids } from '../../../src/plugins/translations/shared/aids';
import type { ImportResponse } from '../../../src/plugins/translations/shared/contracts';
import type { CreateTermRequest, GetGlossaryResponse, Term } from '../../../src/plugins/translations/shared/glossary';
import { signInAdministrator } from '../../access/support/people';
import { addAdministrator, registerAdministrator } from '../../support/administrator';
import { documentsOf } from '../../support/documents';
import { startHub, type Hub } from '../../support/hub';

const CITY = 'api::city.city';
const READ = 'plugin::content-manager.explorer.read';

let hub: Hub;
const authorizations = new Map<string, string>();
let count = 0;

const ROLES = {
  editor: 'hub::network-editor',
  contributor: 'hub::contributor',
  translator: 'hub::translator::mk',
  reviewer: 'hub::reviewer::mk',
  'english reviewer': 'hub::reviewer::en',
} as const;

beforeAll(async () => {
  hub = await startHub();
  const token = await registerAdministrator(hub);
  for (const [role, roleCode] of Object.entries(ROLES)) {
    authorizations.set(role, (await signInAdministrator({ strapi: hub.strapi, roleCode })).authorization);
  }
  const own = {
    action: READ,
    subject: CITY,
    properties: { fields: ['name', 'slug'], locales: ['en', 'mk'] },
  };
  for (const [name, permissions] of [
    ['reader of names', [own]],
    ['nobody', []],
  ] as const) {
    const { token: theirs } = await addAdministrator(hub, {
      token,
      name: name.replace(/ /g, '-'),
      permissions: [...permissions],
    });
    authorizations.set(name, `Bearer ${theirs}`);
  }
});
afterAll(() => hub.stop());
afterEach(async () => {
  await hub.strapi.db.query('plugin::translations.term').deleteMany();
});

type Method = 'get' | 'post' | 'put' | 'delete';

const ask = (who: string, method: Method, address: string, body?: object) =>
  hub.request[method](`/translations/${address}`)
    .set({ authorization: authorizations.get(who) ?? who })
    .send(body);

const CREATE: CreateTermRequest = {
  term: 'member city',
  sourceLocale: 'en',
  otherForms: ['member cities'],
  translations: { mk: { translation: 'град-член', otherForms: ['град*-член*'], forbidden: ['членк*'] } },
};

async function create(term: Partial<CreateTermRequest> = {}): Promise<Term> {
  const { status, body } = await ask('editor', 'post', 'glossary', { ...CREATE, ...term });
  expect({ status, error: body.error }).toEqual({ status: 201, error: undefined });
  return body.data as Term;
}

async function list(query = '', who = 'translator'): Promise<GetGlossaryResponse> {
  const { body } = await ask(who, 'get', `glossary${query}`).expect(200);
  return body as GetGlossaryResponse;
}

const terms = async (query?: string) => (await list(query)).data.map(({ term }) => term);

const errorOf = ({ status, body }: { status: number; body: { error?: { message: string; details: unknown } } }) => ({
  status,
  message: body.error?.message,
});

describe('the glossary', () => {
  it('has the terms in their order, with all languages, a page at a time', async () => {
    for (const term of ['town', 'city', 'Albania']) await create({ term });
    expect(await terms()).toEqual(['Albania', 'city', 'town']);
    const { data, meta } = await list('?page=2&pageSize=2');
    expect(meta.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 2, total: 3 });
    expect(data).toEqual([
      {
        id: expect.any(String),
        ...CREATE,
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
    await hub.request.get('/translations/glossary').expect(401);
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
    const { mk } = CREATE.translations ?? {};
    for (const [who, term, status] of [
      ['english reviewer', { ...CREATE, translations: {} }, 201],
      ['english reviewer', { ...CREATE, term: 'a', translations: { mk } }, 403],
      ['reviewer', { ...CREATE, term: 'b', translations: { mk } }, 403],
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
      ...CREATE,
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
      await ask('editor', 'post', 'glossary', { ...CREATE, ...part }),
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
    expect(errorOf(await ask('editor', 'post', 'glossary', CREATE))).toEqual({ status: 400, message });
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

  it('stands nothing of a field one may not read, nor of a language', async () => {
    await create({ term: 'gevgelija' });
    await create();
    const city = await createCity();
    expect((await aidsFor(city, 'reader of names')).map(({ path }) => path)).toEqual(['name']);
    expect((await ask('reader of names', 'get', `aids/${CITY}/${city}/sq`)).status).toBe(403);
    expect((await ask('nobody', 'get', `aids/${CITY}/${city}/mk`)).status).toBe(403);
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
      .set({ authorization: authorizations.get('translator') ?? '' })
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
        warnings: [{ ...WARNING, kind: 'forbidden', found: 'Членка' }],
      },
    ]);
    expect(await importFile(file, '')).toEqual({ ...dryRun, isWritten: true });
    // What is there already is not this file's doing.
    expect(await importFile(file)).toMatchObject({ warned: 0, warnings: [] });
  });

  it('warns of nothing where the glossary is kept to, or says nothing', async () => {
    await create({ translations: { sq: { translation: 'qytet' } } });
    expect(await importFile((await translate('Членка на Вардар.')).file)).toMatchObject({ warned: 0, warnings: [] });
    const [term] = (await list()).data;
    await ask('editor', 'put', `glossary/${term?.id}`, CREATE).expect(200);
    expect(await importFile((await translate('Град-член на Вардар.')).file)).toMatchObject({ warned: 0, warnings: [] });
    expect(await importFile((await translate('На Вардар.')).file)).toMatchObject({ warned: 1 });
  });
});
