import { documentsOf } from '../../support/documents';

import {
  act,
  city,
  colleague,
  createCity,
  desk,
  editor,
  on,
  prepareActionsDesk,
  refusals,
  refused,
  reviewer,
  translator,
  version,
} from './support/actions-desk';

prepareActionsDesk();

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
