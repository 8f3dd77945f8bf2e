import { createReadStream } from 'node:fs';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { LISTS, MAX_REPORTED, type ImportResponse, type List, type UnitReport } from '../../shared/contracts';
import { hubLanguages } from '../services/hub-languages';
import type { ImportsService } from '../services/imports';

import { parseImportRequest } from './requests';
import { refuseFile, uploadedFile } from './uploaded-file';

export function createImportsController({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** Takes a file over, as far as the signed-in person may write what is in it. */
    async create(ctx: Context): Promise<void> {
      ctx.body = { data: await take(ctx, uploadedFile(ctx).filepath) } satisfies ImportResponse;
    },
  };

  async function take(ctx: Context, filepath: string): Promise<ImportResponse['data']> {
    const { contentTypes, locales, panel } = hubLanguages(strapi);
    const { userAbility: ability } = ctx.state;
    const request = parseImportRequest({ query: ctx.query, allowed: { types: contentTypes, locales } });
    const lists: Record<List, UnitReport[]> = { refused: [], warnings: [], changed: [], new: [] };
    const outcome = await strapi
      .plugin('translations')
      .service<ImportsService>('imports')
      .run({
        ...request,
        open: () => createReadStream(filepath),
        textRights: (texts) => panel.textRights({ ability, ...texts }),
        onUnit: (unit) => {
          for (const list of LISTS) {
            const isListed = list === 'warnings' ? unit.warnings !== undefined : unit.verdict === list;
            // A copy: part of a text keeps the whole of it in memory.
            if (isListed && lists[list].length < MAX_REPORTED) lists[list].push(structuredClone(unit));
          }
        },
      })
      .catch(refuseFile);
    return { ...outcome, ...lists };
  }
}
