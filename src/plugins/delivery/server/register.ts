import type { Core } from '@strapi/strapi';

import { optionsOf } from './config';
import { rememberPublicRights } from './rights/remember-public-rights';
import { memoryOf } from './services/memory';

export default function register({ strapi }: { strapi: Core.Strapi }): void {
  const { cache, rights } = optionsOf(strapi);
  if (cache && rights) rememberPublicRights({ strapi, memory: () => memoryOf(strapi) });
}
