import type { Core } from '@strapi/strapi';

import { optionsOf } from './config';
import { followStale } from './digest/follow-stale';
import { scheduleDigests } from './digest/schedule';
import { startMemory } from './memory/start';
import { hubLanguages } from './services/hub-languages';

/**
 * Checks what only a hub that is up can tell, follows what people are told by e-mail, has a person's views go with the person, and starts the
 * memory.
 *
 * @throws Error where the board is to be narrowed by a type that is not kept in all languages
 */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const { place } = optionsOf(strapi);
  const { contentTypes } = hubLanguages(strapi);
  if (place !== undefined && !contentTypes.includes(place)) {
    throw new Error(`The translations plugin's option place must be one of ${contentTypes.join(', ')}, not ${place}`);
  }

  followStale({ strapi });
  scheduleDigests({ strapi });

  // PostgreSQL has emptied the column of whose they were.
  const removeOwnerless = async () => {
    await strapi.db.query('plugin::translations.view').deleteMany({ where: { owner: null } });
    await strapi.db.query('plugin::translations.digest-reader').deleteMany({ where: { person: null } });
  };
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    afterDelete: removeOwnerless,
    afterDeleteMany: removeOwnerless,
  });
  await startMemory({ strapi });
}
