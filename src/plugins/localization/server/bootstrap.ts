import type { Core } from '@strapi/strapi';

export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.plugin('localization').service('locales').sync();
}
