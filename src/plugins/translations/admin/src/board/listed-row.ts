import type { BoardRow, BoardVersion } from '../../../shared/board';

/** An entry in the one language that the board shows. */
export interface ListedRow extends Pick<BoardRow, 'type' | 'documentId' | 'name' | 'sourceLocale'> {
  version: BoardVersion;
}

/** What tells a row from all others. */
export const keyOf = ({ type, documentId }: Pick<ListedRow, 'type' | 'documentId'>): string => `${type} ${documentId}`;

/** Whether anything can be done with a row, so that it can be ticked. */
export const isChoosable = ({ version }: ListedRow): boolean => version.actions.length > 0;

/** The rows of the board in a language; the server answers with that one only. */
export const listedRows = (rows: readonly BoardRow[], locale: string): ListedRow[] =>
  rows.flatMap(({ versions, ...row }) => {
    const version = versions.find((candidate) => candidate.locale === locale);
    return version ? [{ ...row, version }] : [];
  });
