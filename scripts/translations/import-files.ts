import { existsSync } from 'node:fs';

import type { Core } from '@strapi/strapi';

import type { ImportsService, Purpose } from '../../src/plugins/translations/server/services/imports';
import { printLine } from '../terminal/output';
import { createProgress, type Progress } from '../terminal/progress';

import type { TranslationsRequest } from './arguments';
import { createImportReport } from './import-report';
import { readErrorsOf } from './read-errors';
import { readShown } from './read-shown';

/**
 * Takes over files one after another; each is written as a whole or not at all. Nothing is kept of what it says of units: a file has hundreds of thousands.
 *
 * @returns whether nothing was refused
 * @throws Error with file and place where one cannot be read; those before it are written then
 */
export async function importFiles({
  strapi,
  request,
}: {
  strapi: Core.Strapi;
  request: Extract<TranslationsRequest, { action: 'import' }>;
}): Promise<boolean> {
  const { files, isJson, tellsAll, ...options } = request;
  const imports = strapi.plugin('translations').service<ImportsService>('imports');
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`${missing}: there is no such file`);
  let isTaken = true;
  for (const file of files) {
    const report = createImportReport({ file, isDryRun: options.isDryRun, tellsAll, isJson });
    const titles: Record<Purpose, string> = {
      looking: `Checking ${file}`,
      telling: `Reading ${file}`,
      writing: `Writing ${file} into the hub`,
    };
    let progress: Progress | undefined;
    const outcome = await readErrorsOf(
      file,
      imports.run({
        ...options,
        open: (purpose) => {
          progress = createProgress(titles[purpose]);
          return readShown({ file, progress });
        },
        onUnit: (unit) => {
          for (const line of report.linesOf(unit)) progress?.print(line);
        },
      })
    );
    printLine(report.lastLine(outcome));
    isTaken &&= outcome.counts.refused === 0;
  }
  return isTaken;
}
