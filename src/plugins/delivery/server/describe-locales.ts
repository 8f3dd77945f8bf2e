import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { once } from 'lodash';

import { optionsOf } from './config';
import { LOCALE_UID } from './content-model';
import { createKeptAnswersMiddleware } from './middlewares/kept-answers';

interface LocalesController extends Core.Controller {
  listLocales(ctx: Context): Promise<void>;
}

interface Controllers {
  extend(uid: string, extension: (own: LocalesController) => LocalesController): void;
}

interface StoredLocale {
  code: string;
}

/**
 * Has Strapi's own list of languages, `GET /api/i18n/locales`, say what sites need to know of each, in the order of the registry, and its answer kept like
 * content. A language that left the registry is not in it, since nobody can ask for it any more; the default one is that in which readers are answered whose
 * language there is not, whatever the admin panel begins with.
 *
 * This is the controller's part, not a middleware of the route: the routes of Strapi's plugins are shared by all hubs of a process.
 *
 * @throws Error where Strapi has no such list any more
 */
export function describeLocales({ strapi }: { strapi: Core.Strapi }): void {
  // It needs the content types, which are not there yet.
  const answer = once(() => createAnswer({ strapi }));
  strapi.get<Controllers>('controllers').extend('plugin::i18n.locales', (own) => ({
    ...own,
    // The admin panel has a list of its own at another address.
    listLocales: (ctx) => (isOfSites(ctx) ? answer()(ctx, () => own.listLocales(ctx)) : own.listLocales(ctx)),
  }));
}

const isOfSites = ({ state }: Context): boolean =>
  (state as { route?: { info?: { type?: string } } }).route?.info?.type === 'content-api';

function createAnswer({ strapi }: { strapi: Core.Strapi }) {
  const { locales, defaultLocale } = optionsOf(strapi);
  const keep = createKeptAnswersMiddleware({ uid: LOCALE_UID }, { strapi });

  const describe = (stored: readonly StoredLocale[]): object[] =>
    locales.flatMap(({ code, language, tag, hreflang = tag, script, direction, fallbacks }) => {
      const row = stored.find((one) => one.code === code);
      const isDefault = code === defaultLocale;
      return row ? [{ ...row, isDefault, language, tag, hreflang, script, direction, fallbacks }] : [];
    });

  return async (ctx: Context, list: () => Promise<void>): Promise<void> => {
    const [parameter] = new URLSearchParams(ctx.querystring).keys();
    if (parameter !== undefined) {
      const message = `${parameter} is not a parameter of this address, which has none.`;
      throw new errors.ValidationError(message, { parameter, allowed: [] });
    }
    await keep(ctx, async () => {
      await list();
      ctx.body = describe(ctx.body as StoredLocale[]);
    });
  };
}
