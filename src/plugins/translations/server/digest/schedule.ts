import type { Core } from '@strapi/strapi';

import { optionsOf } from '../config';
import type { DigestsService } from '../services/digests';

const TASK = 'translations digests';

/** Has the digests sent on working days, where the options say when. */
export function scheduleDigests({ strapi }: { strapi: Core.Strapi }): void {
  const { digestAt } = optionsOf(strapi);
  if (digestAt === undefined) return;
  const [hour, minute] = digestAt.split(':').map(Number);
  const task = async () => {
    const sent = await strapi.plugin('translations').service<DigestsService>('digests').send({ now: new Date() });
    if (sent > 0) strapi.log.info(`Sent ${sent} digests of translations.`);
  };
  strapi.cron.add({
    [TASK]: {
      // Nobody waits for it: what goes wrong is for the log.
      task: () => task().catch((error: Error) => strapi.log.error(`The digests were not sent: ${error.message}`)),
      options: { rule: `0 ${minute} ${hour} * * 1-5` },
    },
  });
}
