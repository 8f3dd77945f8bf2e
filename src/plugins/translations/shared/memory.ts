/** What becomes of the translations in a TMX file. */
export interface TakenFile {
  /** In the file. */
  units: number;
  /** Translations that are new to the memory, take the place of earlier ones, or were known. */
  added: number;
  updated: number;
  known: number;
  /** Texts in languages the hub does not have, by language as the file has it; those beyond the first 50 as `…`. */
  passedOver: Record<string, number>;
  /** Translations into languages that whoever takes the file in may not publish, by locale. */
  refused: Record<string, number>;
  /** Whether the memory was changed: not by a dry run, and not where there was nothing new. */
  isWritten: boolean;
}

/**
 * POST /translations/memory?isDryRun= — a form with one `file`, of TMX 1.1 to 1.4.
 *
 * GET /translations/memory?locale= answers with a file of TMX 1.4, or 204 where there is nothing.
 */
export interface TakeMemoryResponse {
  data: TakenFile;
}
