import type { CreateTermRequest, Term } from '../../../../src/plugins/translations/shared/glossary';
import { signInAdministrator } from '../../../access/support/people';
import { addAdministrator, registerAdministrator } from '../../../support/administrator';
import { startHub, type Hub } from '../../../support/hub';

import { grant } from './desk';

type Method = 'get' | 'post' | 'put' | 'delete';

const ROLES = {
  editor: 'hub::network-editor',
  contributor: 'hub::contributor',
  translator: 'hub::translator::mk',
  reviewer: 'hub::reviewer::mk',
  'english reviewer': 'hub::reviewer::en',
} as const;

/** A term as the tests know it, with all that one may say of it. */
export const TERM: CreateTermRequest = {
  term: 'member city',
  sourceLocale: 'en',
  otherForms: ['member cities'],
  translations: { mk: { translation: 'град-член', otherForms: ['град*-член*'], forbidden: ['членк*'] } },
};

export type GlossaryDesk = Awaited<ReturnType<typeof startGlossaryDesk>>;

/** A hub with people who use the translators' glossary: one of each role, "reader of names", "reviewer of topics" and "nobody". */
export async function startGlossaryDesk() {
  const hub: Hub = await startHub();
  const first = await registerAdministrator(hub);
  const authorizations = new Map<string, string>();
  for (const [role, roleCode] of Object.entries(ROLES)) {
    authorizations.set(role, (await signInAdministrator({ strapi: hub.strapi, roleCode })).authorization);
  }
  for (const [name, permissions] of [
    ['reader of names', [grant('read', 'city', ['en', 'mk'], { fields: ['name', 'slug'] })]],
    [
      'reviewer of topics',
      (['read', 'update', 'publish'] as const).map((action) => grant(action, 'topic', ['en', 'mk'])),
    ],
    ['nobody', []],
  ] as const) {
    const person = { token: first, name: name.replace(/ /g, '-'), permissions: [...permissions] };
    const { token } = await addAdministrator(hub, person);
    authorizations.set(name, `Bearer ${token}`);
  }

  const authorizationOf = (who: string): string => authorizations.get(who) ?? who;

  const ask = (who: string, method: Method, address: string, body?: object) =>
    hub.request[method](`/translations/${address}`)
      .set({ authorization: authorizationOf(who) })
      .send(body);

  return {
    hub,
    authorizationOf,
    ask,

    /** Adds a term: `TERM`, but for what is said. */
    create: async (term: Partial<CreateTermRequest> = {}): Promise<Term> => {
      const { status, body } = await ask('editor', 'post', 'glossary', { ...TERM, ...term });
      expect({ status, error: body.error }).toEqual({ status: 201, error: undefined });
      return body.data as Term;
    },

    /** Takes all terms out. */
    clear: () => hub.strapi.db.query('plugin::translations.term').deleteMany(),
  };
}

/** What matters of an answer that refuses. */
export const errorOf = ({
  status,
  body,
}: {
  status: number;
  body: { error?: { message: string; details: unknown } };
}) => ({ status, message: body.error?.message });
