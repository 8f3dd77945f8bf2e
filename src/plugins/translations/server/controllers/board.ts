import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { BoardActionResponse, GetBoardChoicesResponse, GetBoardResponse } from '../../shared/board';
import type { BoardService, Viewer } from '../services/board';
import type { BoardActionsService } from '../services/board-actions';

import { allowedOnBoard } from './allowed-on-board';
import { parseActionRequest, parseBoardRequest } from './board-requests';

export function createBoardController({ strapi }: { strapi: Core.Strapi }) {
  const board = () => strapi.plugin('translations').service<BoardService>('board');
  const actions = () => strapi.plugin('translations').service<BoardActionsService>('board-actions');
  const viewer = ({ state: { user, userAbility: ability } }: Context): Viewer => ({ ability, personId: user.id });

  return {
    async find(ctx: Context): Promise<void> {
      const request = parseBoardRequest({ query: ctx.query, allowed: allowedOnBoard(strapi) });
      ctx.body = (await board().find({ ...viewer(ctx), ...request })) satisfies GetBoardResponse;
    },

    async choices(ctx: Context): Promise<void> {
      ctx.body = { data: await board().choices(viewer(ctx)) } satisfies GetBoardChoicesResponse;
    },

    async act(ctx: Context): Promise<void> {
      const request = parseActionRequest({ body: ctx.request.body, allowed: allowedOnBoard(strapi) });
      const changed = await actions().perform({ ...viewer(ctx), ...request });
      ctx.body = { data: { changed } } satisfies BoardActionResponse;
    },
  };
}
