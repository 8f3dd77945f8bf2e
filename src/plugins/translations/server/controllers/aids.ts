import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { GetAidsResponse } from '../../shared/aids';
import type { AidsService } from '../services/aids';
import { hubLanguages } from '../services/hub-languages';

import { parseAidsRequest } from './glossary-requests';

export function createAidsController({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** What helps to translate a version, as far as the signed-in person may read it. */
    async find(ctx: Context): Promise<void> {
      const { contentTypes, locales } = hubLanguages(strapi);
      const { userAbility: ability } = ctx.state;
      const request = parseAidsRequest({ params: ctx.params, allowed: { types: contentTypes, locales } });
      const aids = strapi.plugin('translations').service<AidsService>('aids');
      ctx.body = { data: await aids.find({ ability, ...request }) } satisfies GetAidsResponse;
    },
  };
}
