import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import type { GetEntryResponse, GetStatusesResponse, GetTextsResponse } from '../../shared/contracts';
import { answerConflicts } from '../conflict';
import type { LocalizationOptions } from '../domain/locale-registry';
import type { PanelService } from '../services/panel';

import {
  parseActionRequest,
  parseEntryRequest,
  parseStatusesRequest,
  parseVersionRequest,
  type Allowed,
} from './version-requests';

export function createVersionsController({ strapi }: { strapi: Core.Strapi }) {
  const panel = () => strapi.plugin('localization').service<PanelService>('panel');

  function allowed(): Allowed {
    const { contentTypes, locales } = strapi.config.get<LocalizationOptions>('plugin::localization');
    return { types: contentTypes, locales: locales.map(({ code }) => code) };
  }

  return {
    async findEntry(ctx: Context): Promise<void> {
      const { userAbility: ability } = ctx.state;
      const entry = parseEntryRequest({ params: ctx.params, allowed: allowed() });
      ctx.body = { data: await panel().entry({ ability, ...entry }) } satisfies GetEntryResponse;
    },

    async findTexts(ctx: Context): Promise<void> {
      const { userAbility: ability } = ctx.state;
      const version = parseVersionRequest({ params: ctx.params, allowed: allowed() });
      ctx.body = { data: await panel().texts({ ability, ...version }) } satisfies GetTextsResponse;
    },

    async act(ctx: Context): Promise<void> {
      const { userAbility: ability } = ctx.state;
      const request = parseActionRequest({ params: ctx.params, body: ctx.request.body, allowed: allowed() });
      await answerConflicts(ctx, async () => {
        await panel().act({ ability, ...request });
        ctx.body = { data: await panel().entry({ ability, ...request }) } satisfies GetEntryResponse;
      });
    },

    async findStatuses(ctx: Context): Promise<void> {
      const { userAbility: ability } = ctx.state;
      const request = parseStatusesRequest({ params: ctx.params, query: ctx.query, allowed: allowed() });
      ctx.body = { data: await panel().statuses({ ability, ...request }) } satisfies GetStatusesResponse;
    },
  };
}
