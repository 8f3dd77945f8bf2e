import type { BoardActionRequest, BoardVersion } from '../../../src/plugins/translations/shared/board';
import { documentsOf } from '../../support/documents';

import { grant, startDesk, type Desk, type Person } from './support/desk';

const CITY = 'api::city.city';

let desk: Desk;
let editor: Person;
let translator: Person;
let colleague: Person;
let reviewer: Person;
let city: string;
let slugs = 0;

beforeAll(async () => {
  desk = await startDesk();
  ({ editor, translator, colleague, reviewer } = await desk.people());
});
afterAll(() => desk.hub.stop());
beforeEach(async () => {
  city = await createCity('Gevgelija');
});

async function createCity(name: string, status?: 'draft'): Promise<string> {
  slugs += 1;
  const data = { name, summary: 'On the Vardar.', slug: `city-${slugs}` };
  const { documentId } = await documentsOf(desk.hub, 'city').create({
    data,
    locale: 'en',
    status: status ?? 'published',
  });
  return documentId;
}

const translate = (documentId: string, data: object) =>
  documentsOf(desk.hub, 'city').update({ documentId, locale: 'mk', data });

type Request = Partial<BoardActionRequest> & Pick<BoardActionRequest, 'action'>;
const on = (request: Request, ...documentIds: string[]): BoardActionRequest => ({
  locale: 'mk',
  entries: (documentIds.length > 0 ? documentIds : [city]).map((documentId) => ({ type: CITY, documentId })),
  ...request,
});

/** Who approves says what they saw: what the board shows now. */
async function onShown(request: Request, ...documentIds: string[]): Promise<BoardActionRequest> {
  const { entries, ...others } = on(request, ...documentIds);
  if (others.action !== 'approve') return { ...others, entries };
  const stamped = entries.map(async (entry) => ({ ...entry, stamp: (await version(entry.documentId)).stamp }));
  return { ...others, entries: await Promise.all(stamped) };
}

async function send(person: Person, request: BoardActionRequest): Promise<void> {
  const { status, body } = await desk.act(person, request);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
}

const act = async (person: Person, request: Request, ...documentIds: string[]): Promise<void> =>
  send(person, await onShown(request, ...documentIds));

const refusals = async (person: Person, request: Request, ...documentIds: string[]) =>
  desk.refusals(person, await onShown(request, ...documentIds));

const refused = (status: number, reason: unknown, documentId = city, name = 'Gevgelija') => ({
  status,
  refused: [{ type: CITY, documentId, name, reason }],
});

const version = async (documentId = city, person = editor, locale = 'mk'): Promise<BoardVersion> =>
  (await desk.versionOf(person, documentId, locale)) as BoardVersion;

const storedAssignments = (where: object) =>
  desk.hub.strapi.db.query('plugin::translations.assignment').count({ where });

describe('claiming', () => {
  it('gives a version to who claims it, until they release it', async () => {
    await act(translator, { action: 'claim' });
    expect(await version(city, translator)).toMatchObject({
      assignee: { id: translator.id, name: 'hub::translator::mk' },
      actions: ['release', 'set-due-date'],
    });
    expect((await desk.board(translator, { assignee: 'me' })).data.map(({ documentId }) => documentId)).toEqual([city]);
    await act(translator, { action: 'release' });
    expect((await version()).assignee).toBeNull();
    expect(await storedAssignments({ entry: city })).toBe(0);
  });

  it('is refused for what somebody has, with who it is', async () => {
    await act(translator, { action: 'claim' });
    expect(await refusals(colleague, { action: 'claim' })).toEqual(refused(400, 'hub::translator::mk has it'));
    expect(await refusals(translator, { action: 'claim' })).toEqual(refused(400, 'You have it already'));
  });

  it('at the same moment gives it to one, and tells the others who has it', async () => {
    const cities = [city, await createCity('Negotino'), await createCity('Demir Kapija')];
    const people = [translator, colleague, reviewer, editor];
    // Each in another order, as on boards that are sorted in another way.
    const answers = await Promise.all(
      people.map((person, index) =>
        desk.act(person, on({ action: 'claim' }, ...(index % 2 === 0 ? cities : cities.toReversed())))
      )
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    const winner = people[answers.findIndex(({ status }) => status === 200)];
    for (const documentId of cities) expect((await version(documentId)).assignee?.id).toBe(winner?.id);
    for (const { body } of answers.filter(({ status }) => status === 400)) {
      expect(body.error.details.refused).toHaveLength(cities.length);
      expect(body.error.details.refused[0].reason).toMatch(/ has it$/);
    }
  });

  it('of another language takes the right to update it', async () => {
    expect(await refusals(translator, { action: 'claim', locale: 'sq' })).toEqual(
      refused(403, 'You need the right to update it in sq')
    );
  });

  it('of the source is refused', async () => {
    expect(await refusals(editor, { action: 'claim', locale: 'en' })).toEqual(
      refused(400, 'It is written in en, so there is nothing to translate')
    );
  });
});

describe('releasing', () => {
  it('what others have takes the right to publish', async () => {
    await act(colleague, { action: 'claim' });
    expect(await refusals(translator, { action: 'release' })).toEqual(
      refused(403, 'You need the right to publish it in mk: hub::translator::mk has it')
    );
    await act(reviewer, { action: 'release' });
    expect((await version()).assignee).toBeNull();
    expect(await refusals(reviewer, { action: 'release' })).toEqual(refused(400, 'Nobody has it'));
  });

  it('leaves the date', async () => {
    await act(reviewer, { action: 'set-due-date', dueOn: '2030-01-31' });
    await act(translator, { action: 'claim' });
    await act(translator, { action: 'release' });
    expect(await version()).toMatchObject({ assignee: null, dueOn: '2030-01-31' });
  });
});

describe('assigning', () => {
  it('takes the right to publish, and gives to who may update the language, whoever had it', async () => {
    await act(colleague, { action: 'claim' });
    await act(reviewer, { action: 'assign', assignee: translator.id });
    expect((await version()).assignee?.id).toBe(translator.id);
    expect(await refusals(translator, { action: 'assign', assignee: colleague.id })).toEqual(
      refused(403, 'You need the right to publish it in mk')
    );
  });

  it('is refused to who has no right to update that language, that entry', async () => {
    const albanian = await desk.byRole('hub::translator::sq');
    const contributor = await desk.byRole('hub::contributor');
    for (const { id } of [albanian, contributor]) {
      expect(await refusals(reviewer, { action: 'assign', assignee: id })).toEqual(
        refused(400, 'Who it is to be given to has no right to update it in mk')
      );
    }
    await desk.hub.strapi.db
      .connection('cities')
      .where({ document_id: city })
      .update({ created_by_id: contributor.id });
    await act(reviewer, { action: 'assign', assignee: contributor.id });
  });

  it('is refused to nobody, and to who cannot sign in', async () => {
    const gone = await desk.byRole('hub::translator::mk');
    await desk.hub.strapi.db.query('admin::user').update({ where: { id: gone.id }, data: { isActive: false } });
    for (const assignee of [gone.id, 999_999]) {
      const { status, body } = await desk.act(reviewer, on({ action: 'assign', assignee }));
      expect({ status, details: body.error?.details }).toEqual({ status: 400, details: { parameter: 'assignee' } });
    }
  });
});

describe('a due date', () => {
  it('is set and taken away by who publishes, and by who has the version', async () => {
    await act(reviewer, { action: 'set-due-date', dueOn: '2030-01-31' });
    expect((await version()).dueOn).toBe('2030-01-31');
    expect(await refusals(translator, { action: 'set-due-date', dueOn: null })).toMatchObject({ status: 403 });
    await act(translator, { action: 'claim' });
    await act(translator, { action: 'set-due-date', dueOn: null });
    expect(await version()).toMatchObject({ dueOn: null, assignee: { id: translator.id } });
  });

  it('is what the board finds and sorts by', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const dates = { 'Due late': day(-1), 'Due today': day(0), 'Due this week': day(6), 'Due later': day(7) };
    for (const [name, dueOn] of Object.entries(dates)) {
      await act(reviewer, { action: 'set-due-date', dueOn }, await createCity(name));
    }
    const free = await createCity('Due never');
    const find = (query: object) => desk.names(reviewer, { text: 'Due ', locale: 'mk', sort: 'due', ...query });
    expect(await find({ due: 'overdue' })).toEqual(['Due late']);
    expect(await find({ due: 'this-week' })).toEqual(['Due today', 'Due this week']);
    expect(await find({ due: 'later' })).toEqual(['Due later']);
    expect(await find({ due: 'none' })).toEqual(['Due never']);
    expect(await find({})).toEqual([...Object.keys(dates), 'Due never']);
    // In all languages at once: one in which it is not due is enough.
    expect(await desk.rowOf(reviewer, free, { due: 'none' })).toMatchObject({ documentId: free, name: 'Due never' });
    expect(await find({ due: 'overdue', locale: 'sq' })).toEqual([]);
  });
});

describe('sending for review', () => {
  it('is for what a translator has in progress', async () => {
    expect(await refusals(translator, { action: 'send-for-review' })).toEqual(
      refused(400, 'It is "derived"; only what is in progress can be sent for review')
    );
    await translate(city, { name: 'Гевгелија' });
    await act(translator, { action: 'send-for-review' });
    expect((await version()).state).toBe('in-review');
    expect(await refusals(translator, { action: 'send-for-review', locale: 'sq' })).toMatchObject({ status: 403 });
  });
});

describe('approving', () => {
  const readers = async (documentId: string) => {
    const { body } = await desk.hub.request.get(`/api/cities/${documentId}?locale=mk`);
    return body.data;
  };

  it('marks a version as translated and publishes it', async () => {
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    const told: string[] = [];
    for (const event of ['localization.version.translated', 'entry.publish']) {
      desk.hub.strapi.eventHub.on(event, () => Promise.resolve(void told.push(event)));
    }
    await act(reviewer, { action: 'approve' });
    expect(await readers(city)).toMatchObject({ name: 'Гевгелија', summary: 'На Вардар.', contentLocale: 'mk' });
    expect(await version()).toMatchObject({ state: 'translated', isPublished: true, isModified: false, wordsLeft: 0 });
    expect(told).toContain('localization.version.translated');
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(
      refused(400, 'It is translated, and published as it is')
    );
  });

  it('is offered again once the version has texts that readers do not get', async () => {
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    await act(reviewer, { action: 'approve' });
    await translate(city, { name: 'Ѓевѓелија' });
    expect((await version()).actions).toContain('approve');
    await act(reviewer, { action: 'approve' });
    expect(await readers(city)).toMatchObject({ name: 'Ѓевѓелија' });
  });

  it('takes the right to publish and to update', async () => {
    expect(await refusals(translator, { action: 'approve' })).toEqual(
      refused(403, 'You need the right to publish it in mk')
    );
    const publisher = await desk.withGrants('publisher', [
      grant('read', 'city', ['en', 'mk']),
      grant('publish', 'city', ['mk']),
    ]);
    expect(await refusals(publisher, { action: 'approve' })).toEqual(
      refused(403, 'You need the right to update it in mk')
    );
  });

  it('waits for the source to be published, and for what is withheld to be resumed', async () => {
    const draft = await createCity('Bogdanci', 'draft');
    expect(await refusals(reviewer, { action: 'approve' }, draft)).toEqual(
      refused(400, 'Its source, in en, is not published', draft, 'Bogdanci')
    );
    const versions = desk.hub.strapi.plugin('localization').service('versions');
    await versions.act({ type: CITY, documentId: city, locale: 'mk', action: 'withhold' });
    expect((await version()).actions).not.toContain('approve');
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(
      refused(400, 'It is withheld from readers; resume it first')
    );
  });

  it('is for what somebody has translated some of, and not for what nobody has', async () => {
    const nobody = 'Nobody has translated any of it into mk';
    expect((await version()).actions).not.toContain('approve');
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(refused(400, nobody));
    // Begun in so many words, it has no text of its own yet either.
    const versions = desk.hub.strapi.plugin('localization').service('versions');
    await versions.act({ type: CITY, documentId: city, locale: 'mk', action: 'start' });
    expect(await version()).toMatchObject({ state: 'in-progress', actions: expect.not.arrayContaining(['approve']) });
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(refused(400, nobody));

    const begun = await createCity('Negotino');
    await translate(begun, { name: 'Неготино' });
    expect(await refusals(reviewer, { action: 'approve' }, begun, city)).toEqual(refused(400, nobody));
    expect(await version(begun)).toMatchObject({ state: 'in-progress', untranslatedCount: 1 });
    await act(reviewer, { action: 'approve' }, begun);
    expect(await version(begun)).toMatchObject({ state: 'translated', untranslatedCount: 0 });
  });

  it('is not for what the hub writes in another script by itself', async () => {
    await documentsOf(desk.hub, 'city').update({ documentId: city, locale: 'sr-Cyrl', data: { name: 'Ђевђелија' } });
    expect((await version(city, editor, 'sr-Cyrl')).actions).toContain('approve');
    expect((await version(city, editor, 'sr-Latn')).actions).not.toContain('approve');
  });

  it('is of what was seen: what was written since, in it or in its source, is refused by name', async () => {
    const changed = 'It has been changed since the board showed it; look at it once more';
    const other = await createCity('Valandovo');
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    await translate(other, { name: 'Валандово' });
    const bySource = await onShown({ action: 'approve' }, other, city);
    await documentsOf(desk.hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'By the Vardar.' } });
    expect(await desk.refusals(reviewer, bySource)).toEqual(refused(400, changed));
    expect(await version(other)).toMatchObject({ state: 'in-progress' });

    // The numbers stay as they were, the text does not.
    const byTranslation = await onShown({ action: 'approve' }, other, city);
    await translate(other, { name: 'Во Валандово' });
    expect(await desk.refusals(reviewer, byTranslation)).toEqual(refused(400, changed, other, 'Valandovo'));
    expect(await version()).toMatchObject({ state: 'in-progress' });
    await act(reviewer, { action: 'approve' }, other, city);
    expect(await readers(other)).toMatchObject({ name: 'Во Валандово' });
  });

  it('of what somebody claims or gets a date meanwhile goes on: its texts are the same', async () => {
    await translate(city, { name: 'Гевгелија' });
    const request = await onShown({ action: 'approve' });
    await act(translator, { action: 'claim' });
    await act(reviewer, { action: 'set-due-date', dueOn: '2030-01-31' });
    await send(reviewer, request);
  });

  it('at the same moment is done once', async () => {
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    const request = await onShown({ action: 'approve' });
    const answers = await Promise.all([reviewer, editor, reviewer].map((person) => desk.act(person, request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  it('of many does all or none: one that the rules of the content refuse leaves the others as they were', async () => {
    const other = await createCity('Valandovo');
    await translate(city, { name: 'Гевгелија' });
    await translate(other, { name: 'Валандово' });
    // As content is that was written before there was a limit.
    const long = 'В'.repeat(201);
    const { connection } = desk.hub.strapi.db;
    await connection('cities').where({ document_id: other, locale: 'mk', published_at: null }).update({ name: long });
    await connection.raw(
      `UPDATE localization_versions SET draft_texts = jsonb_set(draft_texts, '{name,text}', to_jsonb(?::text))
       WHERE entry = ? AND locale = 'mk'`,
      [long, other]
    );
    const { status, refused: named } = await refusals(reviewer, { action: 'approve' }, city, other);
    expect(status).toBe(400);
    expect(named).toEqual([
      { type: CITY, documentId: other, name: 'Valandovo', reason: expect.stringContaining('at most 200 characters') },
    ]);
    expect(await version()).toMatchObject({ state: 'in-progress' });
    expect(await readers(city)).toMatchObject({ name: 'Gevgelija' });
  });
});

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

describe('what goes', () => {
  it('with an entry are its assignments, with one version of it none', async () => {
    await act(translator, { action: 'claim' });
    await documentsOf(desk.hub, 'city').delete({ documentId: city, locale: 'mk' });
    expect(await storedAssignments({ entry: city })).toBe(1);
    await documentsOf(desk.hub, 'city').delete({ documentId: city, locale: '*' });
    expect(await storedAssignments({ entry: city })).toBe(0);
  });

  it('with a person are their views, and their versions are nobody’s', async () => {
    const leaving = await desk.byRole('hub::translator::mk');
    await act(leaving, { action: 'claim' });
    await desk.post(leaving, 'views', { name: 'Mine', filters: {} }).expect(200);
    await desk.hub.strapi.service('admin::user').deleteById(leaving.id);
    expect((await version()).assignee).toBeNull();
    expect(await desk.hub.strapi.db.query('plugin::translations.view').count({ where: { name: 'Mine' } })).toBe(0);
    await act(translator, { action: 'claim' });
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
