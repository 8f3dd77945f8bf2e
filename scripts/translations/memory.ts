import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Core } from '@strapi/strapi';

import type { MemoryService } from '../../src/plugins/translations/server/services/memory';
import { printLine } from '../terminal/output';
import { createProgress } from '../terminal/progress';

import { describeMemory, describeTaken } from './describe-memory';
import type { MemoryRequest } from './memory-arguments';
import { readErrorsOf } from './read-errors';
import { readShown } from './read-shown';
import { checkOutput, writeWholeFile } from './write-whole-file';

type Do<Command extends MemoryRequest['command']> = {
  memory: MemoryService;
  request: Extract<MemoryRequest, { command: Command }>;
};

/**
 * Shows, writes or takes in what the translation memory knows.
 *
 * @throws Error with file and place for a file that cannot be read, or written; ValidationError for a locale that is not in the registry
 */
export async function runMemory({ strapi, request }: { strapi: Core.Strapi; request: MemoryRequest }): Promise<void> {
  const memory = strapi.plugin('translations').service<MemoryService>('memory');
  if (request.command === 'export') checkOutput(request);
  if (request.command === 'import' && !existsSync(request.file))
    throw new Error(`${request.file}: there is no such file`);
  // What was approved while no hub ran to learn it.
  await memory.catchUp({ onProgress: ({ done }) => console.error(`Learning: ${done} versions`) });
  switch (request.command) {
    case 'status':
      return showStatus({ memory, request });
    case 'export':
      return exportMemory({ memory, request });
    case 'import':
      return importMemory({ memory, request });
  }
}

async function showStatus({ memory, request: { isJson } }: Do<'status'>): Promise<void> {
  const totals = await memory.totals();
  if (isJson) printLine(JSON.stringify(totals, null, 2));
  else for (const line of describeMemory(totals)) printLine(line);
}

async function exportMemory({ memory, request: { locale, output } }: Do<'export'>): Promise<void> {
  const totals = (await memory.totals()).filter((pair) => locale === undefined || pair.locale === locale);
  const total = totals.reduce((sum, { fromEntries, fromFiles }) => sum + fromEntries + fromFiles, 0);
  let done = 0;
  const progress = createProgress(`Writing ${output}`);
  const onSegment = () => progress.update({ done: (done += 1), total });
  const file = await memory.export({ locale, onSegment });
  if (!file) {
    printLine('There is nothing to export.');
    return;
  }
  try {
    await writeWholeFile(output, file);
  } finally {
    progress.stop();
  }
  printLine(`${output}: ${done} segments`);
}

async function importMemory({ memory, request: { file, isDryRun, isJson } }: Do<'import'>): Promise<void> {
  const taken = await readErrorsOf(
    file,
    memory.import({
      name: path.basename(file),
      open: () => {
        const title = `${isDryRun ? 'Checking' : 'Taking in'} ${file}`;
        return readShown({ file, progress: createProgress(title) });
      },
      isDryRun,
    })
  );
  printLine(isJson ? JSON.stringify({ file, ...taken }) : describeTaken(file, taken, isDryRun));
}
