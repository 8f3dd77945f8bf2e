import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { hubLanguages } from '../services/hub-languages';

/**
 * The languages in which the signed-in person may publish content of any type: what they may write of what is there for all content, such as the
 * glossary.
 *
 * @throws PolicyError (403) for who may not read content of any type
 */
export function publishableLocales({ strapi, ctx }: { strapi: Core.Strapi; ctx: Context }): readonly string[] {
  const { userAbility: ability } = ctx.state;
  const { mayRead, publishable } = hubLanguages(strapi).panel.languageRights({ ability });
  if (!mayRead) throw new errors.PolicyError('You need the right to read content of some type');
  return publishable;
}
