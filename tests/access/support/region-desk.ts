import { startHub, type Hub } from '../../support/hub';

import { createClient, type Answer, type Client, type Request } from './client';
import { createEntry, documentsOf, fingerprint, TYPES, type TypeFacts } from './content';
import { signInAdministrator } from './people';

/** A region with rows, a picture and a number, in two languages, and the people who work on it. */

export type Person = Awaited<ReturnType<typeof signInAdministrator>>;

export interface Draft {
  id: number;
  name: string;
  reportedMemberCount: number;
  statistics: { id: number; label: string; value: number }[];
  cover: { id: number; alt: string; image: { id: number } | null };
}

export const typeOf = (uid: string) => TYPES.find((type) => type.uid === uid) as TypeFacts;
export const REGION = typeOf('api::region.region');
export const BASE = `/content-manager/collection-types/${REGION.uid}`;

export type RegionDesk = Awaited<ReturnType<typeof startRegionDesk>>;

/** Boots a hub with an editor, a contributor, and a translator and a reviewer of Albanian. */
export async function startRegionDesk() {
  const hub: Hub = await startHub();
  const ask: Client = await createClient(hub);
  const { strapi } = hub;
  const signIn = (roleCode: string) => signInAdministrator({ strapi, roleCode });
  const image = { name: 'a.png', hash: 'a', ext: '.png', mime: 'image/png', size: 1, url: '/a.png', provider: 'local' };
  const imageId: number = (await strapi.db.query('plugin::upload.file').create({ data: image })).id;

  const askAs = (person: Person, request: Request): Promise<Answer> =>
    ask({ ...request, authorization: person.authorization });

  return {
    hub,
    askAs,
    imageId,
    editor: await signIn('hub::network-editor'),
    contributor: await signIn('hub::contributor'),
    translator: await signIn('hub::translator::sq'),
    reviewer: await signIn('hub::reviewer::sq'),

    /** @param locales - the first is the source's */
    async createRegion(locales: readonly string[] = ['en', 'sq']): Promise<string> {
      const documentId = await createEntry({ strapi, type: REGION, locales });
      for (const locale of locales) {
        const data = {
          name: `Region ${locale}`,
          reportedMemberCount: 5,
          cover: { alt: 'a bridge', image: imageId },
          statistics: [
            { label: 'cities', value: 10 },
            { label: 'countries', value: 6 },
          ],
        };
        await documentsOf(strapi, REGION).update({ documentId, locale, status: 'published', data });
      }
      return documentId;
    },

    draftOf: (documentId: string, locale: string): Promise<Draft> =>
      strapi.db.query(REGION.uid).findOne({
        where: { documentId, locale, publishedAt: null },
        populate: { statistics: true, cover: { populate: { image: true } } },
      }),

    publishedOf: (documentId: string, locale: string): Promise<Record<string, unknown> | null> =>
      strapi.db.query(REGION.uid).findOne({ where: { documentId, locale, publishedAt: { $notNull: true } } }),

    /** Saves the Albanian version, unless the body or the query name another. */
    save: (person: Person, documentId: string, body: object, query = ''): Promise<Answer> =>
      askAs(person, { method: 'PUT', path: `${BASE}/${documentId}${query}`, body: { locale: 'sq', ...body } }),

    act: (person: Person, documentId: string, action: string, body: object): Promise<Answer> =>
      askAs(person, { method: 'POST', path: `${BASE}/${documentId}/actions/${action}`, body }),

    async expectNothingChanged(documentId: string, attempt: () => Promise<unknown>): Promise<void> {
      const state = async () => [
        await fingerprint({ knex: strapi.db.connection, type: REGION, documentId }),
        await this.draftOf(documentId, 'sq'),
      ];
      const before = await state();
      await attempt();
      expect(await state()).toEqual(before);
    },
  };
}
