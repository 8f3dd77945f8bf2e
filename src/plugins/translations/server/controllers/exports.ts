import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { BoardService } from '../services/board';
import type { ExportsService } from '../services/exports';
import { hubLanguages } from '../services/hub-languages';

import { allowedOnBoard } from './allowed-on-board';
import { parseExportRequest } from './export-requests';

export function createExportsController({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** A file with what the board shows the signed-in person by the same filters, as far as they may read it, as it is written. */
    async find(ctx: Context): Promise<void> {
      const { panel } = hubLanguages(strapi);
      const { user, userAbility: ability } = ctx.state;
      const { filters, ids, ...request } = parseExportRequest({
        params: ctx.params,
        query: ctx.query,
        allowed: allowedOnBoard(strapi),
      });
      const { locale, types } = filters;
      const documentIds = await strapi
        .plugin('translations')
        .service<BoardService>('board')
        .findIds({ ability, personId: user.id, filters, ids });
      const { isEmpty, file } = await strapi
        .plugin('translations')
        .service<ExportsService>('exports')
        .create({
          ...request,
          locale,
          types,
          documentIds,
          textRights: (texts) => panel.textRights({ ability, ...texts }),
          mayReadAll: (field) => panel.mayReadAll({ ability, ...field }),
        });
      if (isEmpty) {
        ctx.status = 204;
        return;
      }
      ctx.attachment(`${locale}.xlf`);
      ctx.type = 'application/xliff+xml';
      ctx.body = Readable.from(file, { objectMode: false });
    },
  };
}
