import type { Core } from '@strapi/strapi';

import { guardForms } from './controllers/guard-forms';
import { followWrites } from './engine/follow-writes';
import { guardLocales } from './engine/guard-locales';
import { addLanguageAttributes } from './engine/language-attributes';
import { leaveSharedFields } from './engine/leave-shared-fields';
import { keeperOf } from './services/keeper';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  addLanguageAttributes({ strapi });
  const keeper = () => keeperOf(strapi);
  leaveSharedFields({ strapi, keeper });
  guardLocales({ strapi, keeper });
  guardForms({ strapi, keeper });
  followWrites({ strapi, keeper });
}
