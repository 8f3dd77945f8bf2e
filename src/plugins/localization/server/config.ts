import { parseLocaleRegistry } from './domain/locale-registry';

export default {
  default: {},
  /** @throws Error naming the locale and what is wrong with it; Strapi then refuses to boot */
  validator: (options: unknown) => {
    parseLocaleRegistry(options);
  },
};
