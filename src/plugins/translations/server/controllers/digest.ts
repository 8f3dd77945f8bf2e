import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';

import type { GetDigestResponse } from '../../shared/digest';
import { optionsOf } from '../config';
import type { DigestsService } from '../services/digests';

import { parse } from './requests';

const requestSchema = z.strictObject({ isWanted: z.boolean({ error: 'must be true or false' }) });

/** Whether the signed-in person gets the digest. */
export function createDigestController({ strapi }: { strapi: Core.Strapi }) {
  const digests = () => strapi.plugin('translations').service<DigestsService>('digests');
  const answer = async (ctx: Context): Promise<void> => {
    const { digestAt } = optionsOf(strapi);
    const isWanted = await digests().isWanted({ personId: ctx.state.user.id });
    ctx.body = { data: { isSent: digestAt !== undefined, isWanted } } satisfies GetDigestResponse;
  };

  return {
    find: answer,

    async update(ctx: Context): Promise<void> {
      const { isWanted } = parse(requestSchema, ctx.request.body);
      await digests().setWanted({ personId: ctx.state.user.id, isWanted });
      await answer(ctx);
    },
  };
}
