import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { GetTotalsResponse } from '../../shared/contracts';
import { hubLanguages } from '../services/hub-languages';

export function createTotalsController({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** Numbers of all that there is; they tell nothing of an entry. */
    async find(ctx: Context): Promise<void> {
      const languages = hubLanguages(strapi);
      const totals = await languages.versions.totals();
      const data = totals.map((total) => {
        const { name, tag, direction } = languages.languageOf(total.locale);
        return { ...total, name, tag, direction };
      });
      ctx.body = { data, meta: { contentTypes: [...languages.contentTypes] } } satisfies GetTotalsResponse;
    },
  };
}
