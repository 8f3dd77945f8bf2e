import { existsSync } from 'node:fs';

import type { Core } from '@strapi/strapi';

import type { ImportsService } from '../../src/plugins/translations/server/services/imports';
import type { UnitReport } from '../../src/plugins/translations/shared/contracts';

import type { TranslationsRequest } from './arguments';
import { describeOutcome, describeUnit } from './describe';
import { readErrorsOf } from './read-errors';
import { readShown } from './read-shown';

/**
 * Takes over files one after another; each is written as a whole or not at all.
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
  const { files, isJson, ...options } = request;
  const imports = strapi.plugin('translations').service<ImportsService>('imports');
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`${missing}: there is no such file`);
  let isTaken = true;
  for (const file of files) {
    const refused: UnitReport[] = [];
    const warnings: UnitReport[] = [];
    const titles = [`Checking ${file}`, `Writing ${file} into the hub`];
    const outcome = await readErrorsOf(
      file,
      imports.run({
        ...options,
        // It is read once to be looked through, and then, where it is to be written, again.
        open: () => readShown({ file, title: titles.shift() ?? file }),
        onUnit: (unit) => {
          if (unit.verdict === 'refused') refused.push(unit);
          else if (unit.warnings) warnings.push(unit);
        },
      })
    );
    if (isJson) console.log(JSON.stringify({ file, ...outcome, refused, warnings }));
    else {
      for (const unit of [...refused, ...warnings]) for (const line of describeUnit(file, unit)) console.log(line);
      console.log(describeOutcome(file, outcome, options.isDryRun));
    }
    isTaken &&= refused.length === 0;
  }
  return isTaken;
}
