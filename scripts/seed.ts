import path from 'node:path';
import { createInterface } from 'node:readline/promises';

import type { Core } from '@strapi/strapi';

import { readEnvironment } from '../src/env';
import { loadSampleData, seed, SeedFaultsError, unloadSampleData } from '../src/seeding';

import { UsageError } from './arguments';
import { parseSeedArguments, USAGE, type SeedRequest } from './seeding/arguments';
import { describeChanges, describeTotals } from './seeding/describe-plan';
import { createProgress } from './terminal/progress';

type Work = Exclude<SeedRequest, { action: 'help' }>;

const ROOT = path.resolve(__dirname, '../..');

async function main(args: string[]): Promise<void> {
  const request = parseSeedArguments(args, { isInteractive: process.stdin.isTTY });
  if (request.action === 'help') {
    console.log(USAGE);
    return;
  }
  refuseInProduction(request);
  if (request.action === 'unload' && !request.isConfirmed) await confirmRemoval();

  const { createStrapi } = await import('@strapi/strapi');
  const strapi = await createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist'), serveAdminPanel: false }).load();
  try {
    await perform(strapi, request);
  } finally {
    await strapi.destroy();
  }
}

function refuseInProduction(request: Work): void {
  const { NODE_ENV, ALLOW_SEED } = readEnvironment();
  const isWriting = request.action !== 'seed' || !request.isDryRun;
  if (NODE_ENV !== 'production' || ALLOW_SEED || !isWriting) return;
  throw new Error(
    'This hub is in production, where seeding could overwrite real content. To do it all the same, set ALLOW_SEED=1.'
  );
}

async function confirmRemoval(): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Remove all synthetic entries? Type yes: ');
  terminal.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new Error('Nothing was removed.');
}

async function perform(strapi: Core.Strapi, request: Work): Promise<void> {
  const onWait = () => console.log('Another process is seeding this database: waiting for it.');
  if (request.action === 'unload') {
    const removed = await unloadSampleData({ strapi, onWait });
    console.log(`Removed synthetic entries: ${listCounts(removed)}`);
    return;
  }

  const isDryRun = request.action === 'seed' && request.isDryRun;
  const { mustBeComplete } = request;
  const plan = await withProgress('Writing the content of database/seeds', (onProgress) =>
    seed({ strapi, mustBeComplete, isDryRun, onProgress, onWait })
  );
  if (isDryRun) for (const line of describeChanges(plan)) console.log(line);
  console.log(`${isDryRun ? 'Would be' : 'Seeded'}: ${describeTotals(plan)}`);

  if (request.action === 'load') {
    const { eventCount } = request;
    const added = await withProgress(`Adding synthetic entries, up to ${eventCount} events`, (onProgress) =>
      loadSampleData({ strapi, eventCount, onProgress, onWait })
    );
    console.log(`Added synthetic entries: ${listCounts(added)}`);
  }
}

async function withProgress<Result>(
  title: string,
  run: (onProgress: ReturnType<typeof createProgress>['update']) => Promise<Result>
): Promise<Result> {
  const progress = createProgress(title);
  try {
    return await run(progress.update);
  } finally {
    progress.stop();
  }
}

const listCounts = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([type, count]) => `${count} ${type}`)
    .join(', ');

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    const isExpected = isUsage || error instanceof SeedFaultsError || Object.getPrototypeOf(error) === Error.prototype;
    console.error(isExpected ? (error as Error).message : error);
    if (isUsage) console.error(`\n${USAGE}`);
    process.exit(isUsage ? 2 : 1);
  }
);
