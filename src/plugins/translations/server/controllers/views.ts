import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { GetViewsResponse } from '../../shared/board';
import type { ViewsService } from '../services/views';

import { allowedOnBoard } from './allowed-on-board';
import { parseViewRequest } from './board-requests';

/** Each answers the person's views as they are then. */
export function createViewsController({ strapi }: { strapi: Core.Strapi }) {
  const views = () => strapi.plugin('translations').service<ViewsService>('views');
  const answer = async (ctx: Context): Promise<void> => {
    ctx.body = { data: await views().find({ personId: ctx.state.user.id }) } satisfies GetViewsResponse;
  };

  return {
    find: answer,

    async create(ctx: Context): Promise<void> {
      const view = parseViewRequest({ body: ctx.request.body, allowed: allowedOnBoard(strapi) });
      await views().create({ personId: ctx.state.user.id, ...view });
      await answer(ctx);
    },

    async delete(ctx: Context): Promise<void> {
      const { id } = ctx.params as { id: string };
      await views().delete({ personId: ctx.state.user.id, id });
      await answer(ctx);
    },
  };
}
