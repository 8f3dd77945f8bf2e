import type { Core } from '@strapi/strapi';

import { REQUEST } from './json-lines';

/** The part of the delivery plugin that knows requests. */
interface Requests {
  /** The request during which this is called. */
  current(): object | undefined;
}

/**
 * Has each line of the log say which request it was written for. Winston reads this when something is logged, not when the line is written, which can be
 * in the middle of another request.
 */
export function registerLog({ strapi }: { strapi: Core.Strapi }): void {
  const requests = strapi.plugin('delivery').service<Requests>('requests');
  strapi.log.defaultMeta = {
    get [REQUEST]() {
      return requests.current();
    },
  };
}
