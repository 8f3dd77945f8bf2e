import { parseMemoryOptions } from './memory/options';

export default {
  default: {},
  /** @throws Error naming the option and what is wrong with it; Strapi then refuses to boot */
  validator: (options: unknown) => {
    parseMemoryOptions(options);
  },
};
