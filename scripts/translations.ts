import path from 'node:path';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { LanguageTotals } from '../src/plugins/localization/shared/contracts';

import { UsageError } from './arguments';
import { keepOutputForLines, printLine } from './terminal/output';
import { parseTranslationsArguments, USAGE, type TranslationsRequest } from './translations/arguments';
import { describeTotals } from './translations/describe';
import { exportFile } from './translations/export-file';
import { importFiles } from './translations/import-files';
import { runMemory } from './translations/memory';

type Work = Exclude<TranslationsRequest, { action: 'help' }>;

const ROOT = path.resolve(__dirname, '../..');

keepOutputForLines();

/** @returns the exit code */
async function main(args: string[]): Promise<number> {
  const request = parseTranslationsArguments(args);
  if (request.action === 'help') {
    printLine(USAGE);
    return 0;
  }
  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist'), serveAdminPanel: false }).load();
  try {
    return await perform(strapi, request);
  } finally {
    await strapi.destroy();
  }
}

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

main(process.argv.slice(2)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    const isExpected =
      isUsage || error instanceof errors.ApplicationError || Object.getPrototypeOf(error) === Error.prototype;
    console.error(isExpected ? (error as Error).message : error);
    if (isUsage) console.error(`\n${USAGE}`);
    process.exit(isUsage ? 2 : 1);
  }
);
