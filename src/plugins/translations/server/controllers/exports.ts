import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { ExportsService } from '../services/exports';
import { hubLanguages } from '../services/hub-languages';

import { parseExportRequest } from './requests';

export function createExportsController({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** A file with what the signed-in person may read, as it is written. */
    async find(ctx: Context): Promise<void> {
      const { contentTypes, locales, panel } = hubLanguages(strapi);
      const { userAbility: ability } = ctx.state;
      const request = parseExportRequest({
        params: ctx.params,
        query: ctx.query,
        allowed: { types: contentTypes, locales },
      });
      const { isEmpty, file } = await strapi
        .plugin('translations')
        .service<ExportsService>('exports')
        .create({
          ...request,
          mayRead: (entries) => panel.allowed({ ability, action: 'read', ...entries }),
          textRights: (texts) => panel.textRights({ ability, ...texts }),
          mayReadAll: (field) => panel.mayReadAll({ ability, ...field }),
        });
      if (isEmpty) {
        ctx.status = 204;
        return;
      }
      ctx.attachment(`${request.locale}.xlf`);
      ctx.type = 'application/xliff+xml';
      ctx.body = Readable.from(file, { objectMode: false });
    },
  };
}
