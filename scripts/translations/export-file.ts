import type { Core } from '@strapi/strapi';

import type { ExportRequest, ExportsService } from '../../src/plugins/translations/server/services/exports';
import { printLine } from '../terminal/output';
import { createProgress } from '../terminal/progress';

import type { ExportArguments } from './arguments';
import { findTypes } from './find-types';
import { checkOutput, writeWholeFile } from './write-whole-file';

/**
 * Writes an export into a file, which is there as a whole or not at all.
 *
 * @throws Error where the file is there already and may not be replaced
 */
export async function exportFile({
  strapi,
  request,
}: {
  strapi: Core.Strapi;
  request: ExportArguments;
}): Promise<void> {
  const { output, mayReplace, types, ...rest } = request;
  checkOutput({ output, mayReplace });
  const count = await writeExport({ strapi, output, request: { ...rest, types: findTypes(strapi, types) } });
  printLine(count === 0 ? 'There is nothing to export.' : `${output}: ${count} entries in ${request.locale}`);
}

/** @returns the number of entries; without any there is no file */
async function writeExport({
  strapi,
  output,
  request,
}: {
  strapi: Core.Strapi;
  output: string;
  request: ExportRequest;
}): Promise<number> {
  const progress = createProgress(`Writing ${output}`);
  try {
    const { isEmpty, file, written } = await strapi
      .plugin('translations')
      .service<ExportsService>('exports')
      .create({ ...request, onProgress: progress.update });
    if (isEmpty) return 0;
    await writeWholeFile(output, file);
    return written();
  } finally {
    progress.stop();
  }
}
