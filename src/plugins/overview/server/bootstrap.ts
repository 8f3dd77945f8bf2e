import type { Core } from '@strapi/strapi';

import type { OverviewOptions } from './config';

/** @throws Error naming an option's content type that does not exist */
export default function bootstrap({ strapi }: { strapi: Core.Strapi }): void {
  const { contentTypes } = strapi.config.get<OverviewOptions>('plugin::overview');
  const known = Object.keys(strapi.contentTypes);
  const unknown = contentTypes.filter((uid) => !known.includes(uid));
  if (unknown.length > 0) {
    throw new Error(`The overview plugin is to count ${unknown.join(', ')}: there is no such content type.`);
  }
}
