import { writeSync } from 'node:fs';

import { PEAK_CHANNEL } from './measure-command';

/** Loaded before a command that is measured: as it ends it tells the most memory that it ever had, in kibibytes. Strapi takes away who listens to the end. */
const exit = process.exit.bind(process);
process.exit = (code) => {
  writeSync(PEAK_CHANNEL, String(process.resourceUsage().maxRSS));
  return exit(code);
};
