import { boardParams } from './board/board-query';
import { downloadFile, type DownloadResult } from './download-file';
import type { ExportChoice } from './export-choice';

/** Has the hub write a file of XLIFF, and the browser save it. */
export function downloadExport(choice: ExportChoice): Promise<DownloadResult> {
  const { locale, version, types, states, sourceLocale, changedSince, onlyWork, narrowing } = choice;
  const { ids, ...filters } = narrowing;
  return downloadFile({
    address: `/translations/exports/${locale}`,
    params: {
      version,
      onlyWork,
      ...boardParams({ types, states, ...filters }),
      ...(ids && { ids: ids.join(',') }),
      ...(sourceLocale !== '' && { sourceLocale }),
      // The day begins where the person is.
      ...(changedSince !== '' && { changedSince: new Date(`${changedSince}T00:00`).toISOString() }),
    },
    name: `${locale}.xlf`,
  });
}
