import type { ExchangeEntry, ExchangeUnit, Languages } from './exchange';

/** The vocabulary of a version of XLIFF, for writing. All of it is markup. */
export interface XliffWriter {
  begin: (languages: Languages) => string;
  /** @param number - of the entry in the file, from 1 */
  beginEntry: (options: { entry: ExchangeEntry; number: number; targetLanguage: string }) => string;
  unit: (unit: ExchangeUnit) => string;
  endEntry: string;
}
