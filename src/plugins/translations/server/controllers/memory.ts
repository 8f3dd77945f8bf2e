import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import type { TakeMemoryResponse } from '../../shared/memory';
import type { MayReadField } from '../memory/create-readable';
import { hubLanguages } from '../services/hub-languages';
import type { MemoryService } from '../services/memory';

import { publishableLocales } from './publishable-locales';
import { parseMemoryExport, parseMemoryImport } from './requests';
import { refuseFile, uploadedFile } from './uploaded-file';

/** The translation memory as TMX, for who may read any content; who may publish a language writes what is translated into it. */
export function createMemoryController({ strapi }: { strapi: Core.Strapi }) {
  const memory = () => strapi.plugin('translations').service<MemoryService>('memory');

  return {
    /** A file with what the signed-in person may read, as it is written. */
    async find(ctx: Context): Promise<void> {
      publishableLocales({ strapi, ctx });
      const { locales, panel } = hubLanguages(strapi);
      const { userAbility: ability } = ctx.state;
      const { locale } = parseMemoryExport({ query: ctx.query, locales });
      const mayRead: MayReadField = (field) => panel.mayReadAll({ ability, ...field });
      const file = await memory().export({ locale, mayRead });
      if (!file) {
        ctx.status = 204;
        return;
      }
      ctx.attachment(locale === undefined ? 'memory.tmx' : `memory-${locale}.tmx`);
      ctx.type = 'application/xml';
      ctx.body = Readable.from(file, { objectMode: false });
    },

    /**
     * Takes a file in, as far as the signed-in person may publish the languages it is translated into. What it says was approved in an entry is taken
     * as a file's where they could not have approved it.
     */
    async create(ctx: Context): Promise<void> {
      const locales = publishableLocales({ strapi, ctx });
      if (locales.length === 0) throw new errors.PolicyError('You need the right to publish content of some type');
      const { panel, contentTypes } = hubLanguages(strapi);
      const { userAbility: ability } = ctx.state;
      const publishable = new Map(
        contentTypes.map((type) => [
          type,
          new Set(locales.filter((locale) => panel.mayPublishAll({ ability, type, locale }))),
        ])
      );
      const { filepath, originalFilename } = uploadedFile(ctx);
      const data = await memory()
        .import({
          ...parseMemoryImport(ctx.query),
          name: originalFilename ?? 'memory.tmx',
          open: () => createReadStream(filepath),
          mayTake: (locale) => locales.includes(locale),
          mayPlace: ({ type, locale }) => publishable.get(type)?.has(locale) ?? false,
        })
        .catch(refuseFile);
      ctx.body = { data } satisfies TakeMemoryResponse;
    },
  };
}
