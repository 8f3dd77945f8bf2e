import type { SavedView } from '../../../src/plugins/translations/shared/board';

import { startDesk, type Desk, type Person } from './support/desk';

const CITY = 'api::city.city';

let desk: Desk;
let editor: Person;
let translator: Person;
let colleague: Person;
let reviewer: Person;

beforeAll(async () => {
  desk = await startDesk();
  ({ editor, translator, colleague, reviewer } = await desk.people());
});
afterAll(() => desk.hub.stop());

describe('saved views', () => {
  const remove = (person: Person, id: string) =>
    desk.hub.request.delete(`/translations/views/${id}`).set({ authorization: person.authorization });

  it('are each person’s own, kept until they are deleted', async () => {
    const filters = { locale: 'mk', types: [CITY], states: ['in-review'], assignee: 'me', due: 'overdue', sort: 'due' };
    const { body } = await desk.post(translator, 'views', { name: ' Late ', filters }).expect(200);
    expect(body.data).toEqual([{ id: expect.any(String), name: 'Late', filters }]);
    expect((await desk.get(translator, 'views')).body).toEqual(body);
    expect((await desk.get(colleague, 'views')).body).toEqual({ data: [] });

    const [{ id }] = body.data as [SavedView];
    await remove(colleague, id).expect(404);
    await remove(translator, id).expect(200, { data: [] });
    await remove(translator, id).expect(404);
  });

  it('have names of their own', async () => {
    await desk.post(reviewer, 'views', { name: 'Late', filters: {} }).expect(200);
    const { body } = await desk.post(reviewer, 'views', { name: 'Late', filters: { due: 'overdue' } }).expect(400);
    expect(body.error.message).toBe('name: you have a view called "Late" already');
    await desk.post(editor, 'views', { name: 'Late', filters: {} }).expect(200);
  });

  it.each<[string, object, string]>([
    ['a filter that is none', { name: 'x', filters: { type: CITY } }, 'type: there is no such parameter'],
    ['a value that is none', { name: 'x', filters: { states: ['done'] } }, 'states: must be one of derived, '],
    ['a text where a list is needed', { name: 'x', filters: { types: CITY } }, 'types: must be one or more of '],
    ['no filters', { name: 'x' }, 'filters: must be what the board is narrowed to'],
    ['no name', { name: ' ', filters: {} }, 'name: must be text of 1 to 100 characters'],
    ['anything else', { name: 'x', filters: {}, owner: 1 }, 'owner: there is no such parameter'],
  ])('are refused with 400 for %s', async (_, view, message) => {
    const { status, body } = await desk.post(translator, 'views', view);
    expect({ status, message: body.error?.message }).toEqual({
      status: 400,
      message: expect.stringContaining(message),
    });
  });
});
