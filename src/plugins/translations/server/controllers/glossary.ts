import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { GetGlossaryResponse, TermResponse } from '../../shared/glossary';
import type { GlossaryService } from '../services/glossary';
import { hubLanguages } from '../services/hub-languages';

import { parseCreateTerm, parseGlossaryRequest, parseUpdateTerm } from './glossary-requests';
import { publishableLocales } from './publishable-locales';

/** The glossary, for who may read any content; who may publish a language writes what belongs to it. */
export function createGlossaryController({ strapi }: { strapi: Core.Strapi }) {
  const glossary = () => strapi.plugin('translations').service<GlossaryService>('glossary');
  const writableLocales = (ctx: Context) => publishableLocales({ strapi, ctx });

  const idOf = (ctx: Context): string => (ctx.params as { id: string }).id;

  return {
    async find(ctx: Context): Promise<void> {
      const locales = writableLocales(ctx);
      const { page, pageSize, ...filter } = parseGlossaryRequest(ctx.query);
      const { terms, total } = await glossary().list({ page, pageSize, ...filter });
      const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
      ctx.body = {
        data: terms,
        meta: { pagination, writableLocales: [...locales] },
      } satisfies GetGlossaryResponse;
    },

    async create(ctx: Context): Promise<void> {
      const locales = writableLocales(ctx);
      const data = parseCreateTerm({ body: ctx.request.body, locales: hubLanguages(strapi).locales });
      ctx.status = 201;
      ctx.body = { data: await glossary().create({ data, locales }) } satisfies TermResponse;
    },

    async update(ctx: Context): Promise<void> {
      const locales = writableLocales(ctx);
      const data = parseUpdateTerm({ body: ctx.request.body, locales: hubLanguages(strapi).locales });
      ctx.body = { data: await glossary().update({ id: idOf(ctx), data, locales }) } satisfies TermResponse;
    },

    async delete(ctx: Context): Promise<void> {
      await glossary().delete({ id: idOf(ctx), locales: writableLocales(ctx) });
      ctx.status = 204;
    },
  };
}
