import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { LanguageTotals } from '../../src/plugins/localization/shared/contracts';
import { UsageError } from '../arguments';
import { printLine } from '../terminal/output';

import { parseTranslationsArguments, USAGE, type TranslationsRequest } from './arguments';
import { describeTotals } from './describe';
import { exportFile } from './export-file';
import { importFiles } from './import-files';
import { runMemory } from './memory';

type Work = Exclude<TranslationsRequest, { action: 'help' }>;

/**
 * Does what a command line asks for. Results are printed; why something cannot be done is said on stderr.
 *
 * @param args - the command line behind the script's name
 * @param withHub - lets some work be done in a hub, and resolves to what that does; asked only where the arguments make sense
 * @returns the exit code, as `USAGE` has them
 */
export async function runTranslations({
  args,
  withHub,
}: {
  args: string[];
  withHub: (work: (strapi: Core.Strapi) => Promise<number>) => Promise<number>;
}): Promise<number> {
  try {
    const request = parseTranslationsArguments(args);
    if (request.action !== 'help') return await withHub((strapi) => perform(strapi, request));
    printLine(USAGE);
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    console.error(isExpected(error) ? error.message : error);
    if (isUsage) console.error(`\n${USAGE}`);
    return isUsage ? 2 : 1;
  }
}

/** Whether its message says it all: what is thrown with words of ours, in place of an error of Node's or a mistake in the code. */
const isExpected = (error: unknown): error is Error =>
  error instanceof UsageError ||
  error instanceof errors.ApplicationError ||
  Object.getPrototypeOf(error) === Error.prototype;

/** @returns the exit code */
async function perform(strapi: Core.Strapi, request: Work): Promise<number> {
  if (request.action === 'status') {
    const totals: LanguageTotals[] = await strapi.plugin('localization').service('versions').totals();
    if (request.isJson) printLine(JSON.stringify(totals, null, 2));
    else for (const line of describeTotals(totals)) printLine(line);
    return 0;
  }
  if (request.action === 'export') {
    await exportFile({ strapi, request });
    return 0;
  }
  if (request.action === 'memory') {
    await runMemory({ strapi, request: request.request });
    return 0;
  }
  return (await importFiles({ strapi, request })) ? 0 : 1;
}
