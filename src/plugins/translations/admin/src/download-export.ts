import { downloadFile, type DownloadResult } from './download-file';
import type { ExportChoice } from './export-choice';

/** Has the hub write a file of XLIFF, and the browser save it. */
export function downloadExport(choice: ExportChoice): Promise<DownloadResult> {
  const { locale, version, types, states, sourceLocale, onlyWork } = choice;
  return downloadFile({
    address: `/translations/exports/${locale}`,
    params: {
      version,
      onlyWork,
      ...(types.length > 0 && { types: types.join(',') }),
      ...(states.length > 0 && { states: states.join(',') }),
      ...(sourceLocale !== '' && { sourceLocale }),
    },
    name: `${locale}.xlf`,
  });
}
