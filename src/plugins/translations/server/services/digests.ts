import type { Core, UID } from '@strapi/strapi';
import type { Knex } from 'knex';

import { composeMail } from '../digest/compose';
import { findNews, type NewsItem } from '../digest/find-news';
import { wordsFor } from '../digest/words';
import {
  changeDigestReader,
  findDigestReaders,
  isDigestWanted,
  tryDigestTurn,
  type DigestReader,
} from '../store/digest-readers';
import { forgetStale, noteStale, type VersionPlace } from '../store/notices';

import { abilityOf } from './ability-of';
import { hubLanguages } from './hub-languages';
import { rightsOn } from './rights-on';
import { versionRows } from './version-rows';

const HOUR_MS = 3_600_000;
/** Nobody is told twice in a day, also where the clocks of the nodes differ. */
const APART_MS = 12 * HOUR_MS;
/** Who was not told for so long, because no e-mail reached them, finds it on the board. */
const KEPT_MS = 90 * 24 * HOUR_MS;

/** E-mails that tell people what is new for them. */
export function createDigestsService({ strapi }: { strapi: Core.Strapi }) {
  /** What is being noted. */
  let noting: Promise<void> = Promise.resolve();

  const adminUrl = () => strapi.config.get<string>('admin.absoluteUrl').replace(/\/$/, '');

  function urlOf({ type, documentId, locale }: NewsItem): string {
    const isSingle = strapi.contentType(type as UID.ContentType).kind === 'singleType';
    const place = isSingle ? `single-types/${type}` : `collection-types/${type}/${documentId}`;
    return `${adminUrl()}/content-manager/${place}?plugins[i18n][locale]=${locale}`;
  }

  /** @returns whether there was anything to tell */
  async function tell({ trx, reader, now }: { trx: Knex; reader: DigestReader; now: Date }): Promise<boolean> {
    const languages = hubLanguages(strapi);
    const rows = versionRows(strapi);
    const ability = await abilityOf({ strapi, personId: reader.personId });
    const rightsOf = rightsOn({ rows, ability });
    const news = await findNews({ trx, rows, reader, rightsOf, locales: languages.locales, now });
    if (!news) return false;
    const { panelLanguage } = reader;
    const mail = composeMail({
      news,
      ...wordsFor({ panelLanguage, tags: reader.locales.map((locale) => languages.tagOf(locale)) }),
      boardUrl: `${adminUrl()}/plugins/translations`,
      urlOf,
      nameOf: (locale) => languages.languageOf(locale).name,
    });
    await strapi
      .plugin('email')
      .service('email')
      .send({ to: reader.email, ...mail });
    return true;
  }

  return {
    /** Notes that texts of a version have become stale. */
    note(version: VersionPlace): void {
      const noted = noteStale({ knex: strapi.db.connection, version, at: new Date() });
      const before = noting;
      noting = noted
        .catch((error: Error) => strapi.log.error(`The digests will not tell of a stale version: ${error.message}`))
        .then(() => before);
    },

    /** Waits until all is noted. */
    settled: (): Promise<void> => noting,

    /**
     * Tells everybody who wants it what is new for them. Where somebody's e-mail cannot be sent, the log says so, and the next digest tells them.
     *
     * @returns how many e-mails were sent
     */
    async send(): Promise<number> {
      await noting;
      const now = new Date();
      return strapi.db.transaction(async ({ trx }) => {
        if (!(await tryDigestTurn(trx))) return 0;
        const { contentTypes: types, locales } = hubLanguages(strapi);
        let sent = 0;
        for (const reader of await findDigestReaders({ trx, types, locales })) {
          const { personId, name, isWanted, sentAt } = reader;
          if (!isWanted || (sentAt && now.getTime() - sentAt.getTime() < APART_MS)) continue;
          try {
            if (!(await tell({ trx, reader, now }))) continue;
          } catch (error) {
            strapi.log.error(`The digest for ${name} could not be sent: ${(error as Error).message}`);
            continue;
          }
          await changeDigestReader({ knex: trx, personId, change: { sentAt: now } });
          sent += 1;
        }
        await forgetStale({ trx, before: new Date(now.getTime() - KEPT_MS) });
        return sent;
      });
    },

    isWanted: ({ personId }: { personId: number }): Promise<boolean> =>
      isDigestWanted({ knex: strapi.db.connection, personId }),

    setWanted: ({ personId, isWanted }: { personId: number; isWanted: boolean }): Promise<void> =>
      changeDigestReader({ knex: strapi.db.connection, personId, change: { isWanted } }),
  };
}

export type DigestsService = ReturnType<typeof createDigestsService>;
