import type { ImportResponse } from '../../shared/contracts';

import { useImportTranslationsMutation } from './services';
import { useCheckedFile, type CheckedFile, type CheckedReport } from './use-checked-file';

type Outcome = ImportResponse['data'];
interface Options {
  acceptsPartial: boolean;
}

export type Report = CheckedReport<Outcome>;

export type Import = CheckedFile<Outcome, Options>;

/** A translated file on its way into the hub. */
export function useImport(): Import {
  const [importTranslations] = useImportTranslationsMutation();
  return useCheckedFile<Outcome, Options>({ send: importTranslations, whileChecking: { acceptsPartial: false } });
}
