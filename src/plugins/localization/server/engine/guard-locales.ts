import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { deleteRecordsIn, findEntriesWrittenIn } from '../store/entry-records';

import type { Keeper } from './keeper';
import { takeTurn } from './turn';

interface Locales {
  findById(id: number | string): Promise<{ code: string } | null>;
  delete(query: { id: number | string }): Promise<unknown>;
}

/**
 * Lets a person delete a locale, with all that was written in it, only once it has left the registry and no entry was first written in it: Strapi
 * would delete what the other languages are made from.
 */
export function guardLocales({ strapi, keeper }: { strapi: Core.Strapi; keeper: () => Keeper }): void {
  strapi.get('services').extend('plugin::i18n.locales', (locales: Locales) => ({
    ...locales,
    async delete({ id }: { id: number | string }): Promise<unknown> {
      const locale = await locales.findById(id);
      if (!locale) return locales.delete({ id });
      const { code } = locale;
      if (keeper().localeCodes.includes(code)) {
        throw new errors.ValidationError(
          `${code} is one of the hub's languages: take it out of the registry first, and start the hub again`,
          { locale: code }
        );
      }
      return strapi.db.transaction(async ({ trx }) => {
        await takeTurn(trx);
        const entries = await findEntriesWrittenIn({ trx, locale: code });
        if (entries.length > 0) {
          throw new errors.ValidationError(
            `${code} is the source of what other languages have, entries: ${entries.length}. ` +
              `Make another language their source first: ${entries.slice(0, 10).join(', ')}${entries.length > 10 ? ' …' : ''}`,
            { locale: code, entries }
          );
        }
        await deleteRecordsIn({ trx, locale: code });
        return locales.delete({ id });
      });
    },
  }));
}
