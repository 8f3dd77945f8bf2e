import { createMember } from '../../access/support/people';

import { CODES, COUNTRY, desk, editor, idOf, prepareBoardDesk, translator } from './support/board-desk';
import { grant, type Person } from './support/desk';

prepareBoardDesk();

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

it('401 is for who is not signed in to the admin panel, members of the site included', async () => {
  const { authorization } = await createMember({ strapi: desk.hub.strapi });
  const member = { id: 0, authorization };
  for (const path of ['board', 'board/choices', 'views']) await desk.get(member, path).expect(401);
  await desk.post(member, 'board/actions', {}).expect(401);
});
