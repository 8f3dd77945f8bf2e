import type {
  BoardActionRequest,
  BoardFilters,
  BoardRow,
  BoardVersion,
  GetBoardResponse,
  RefusedVersion,
} from '../../../../src/plugins/translations/shared/board';
import { signInAdministrator } from '../../../access/support/people';
import { addAdministrator, registerAdministrator, type AdminPermission } from '../../../support/administrator';
import { startHub, type Hub } from '../../../support/hub';

export interface Person {
  id: number;
  authorization: string;
}

/** The right to do something with entries of a type in some languages, on all fields unless they are named. */
export function grant(
  action: 'read' | 'update' | 'publish',
  type: string,
  locales: string[],
  {
    fields = ['name', 'summary', 'slug', 'country'],
    conditions = [],
  }: { fields?: string[]; conditions?: string[] } = {}
): AdminPermission {
  return {
    action: `plugin::content-manager.explorer.${action}`,
    subject: `api::${type}.${type}`,
    properties: action === 'publish' ? { locales } : { fields, locales },
    conditions,
  };
}

export type Query = Omit<{ [Name in keyof BoardFilters]?: string }, never> & { page?: string; pageSize?: string };

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** A hub with people who look at the translators' board. */
export async function startDesk() {
  const hub: Hub = await startHub();
  const first = await registerAdministrator(hub);
  const byRole = async (roleCode: string): Promise<Person> => {
    const { userId: id, authorization } = await signInAdministrator({ strapi: hub.strapi, roleCode });
    return { id, authorization };
  };

  const get = (person: Person, path: string, query: object = {}) =>
    hub.request.get(`/translations/${path}`).query(query).set({ authorization: person.authorization });
  const post = (person: Person, path: string, body: object) =>
    hub.request.post(`/translations/${path}`).set({ authorization: person.authorization }).send(body);

  async function board(person: Person, query: Query = {}): Promise<GetBoardResponse> {
    const { status, body } = await get(person, 'board', query);
    expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
    return body as GetBoardResponse;
  }

  return {
    hub,
    get,
    post,
    byRole,
    board,

    /** Those who work on Macedonian, and an editor. */
    async people() {
      return {
        editor: await byRole('hub::network-editor'),
        translator: await byRole('hub::translator::mk'),
        colleague: await byRole('hub::translator::mk'),
        reviewer: await byRole('hub::reviewer::mk'),
      };
    },

    /** Somebody with a role of their own. */
    async withGrants(name: string, permissions: AdminPermission[]): Promise<Person> {
      const { id, token } = await addAdministrator(hub, { token: first, name, permissions });
      return { id, authorization: `Bearer ${token}` };
    },

    async names(person: Person, query: Query = {}): Promise<string[]> {
      return (await board(person, { pageSize: '100', ...query })).data.map(({ name }) => name);
    },

    async rowOf(person: Person, documentId: string, query: Query = {}): Promise<BoardRow | undefined> {
      return (await board(person, { pageSize: '100', ...query })).data.find((row) => row.documentId === documentId);
    },

    async versionOf(person: Person, documentId: string, locale: string): Promise<BoardVersion | undefined> {
      const row = await this.rowOf(person, documentId, { locale });
      return row?.versions.find((version) => version.locale === locale);
    },

    act: (person: Person, request: BoardActionRequest) => post(person, 'board/actions', request),

    /** What is refused of an action, with why. */
    async refusals(
      person: Person,
      request: BoardActionRequest
    ): Promise<{ status: number; refused: RefusedVersion[] }> {
      const { status, body } = await post(person, 'board/actions', request);
      return { status, refused: body.error.details.refused };
    },
  };
}
