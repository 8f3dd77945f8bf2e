import { useState } from 'react';

import type { BoardAction, BoardActionRequest } from '../../../shared/board';
import type { LanguageProgress } from '../../../shared/contracts';
import { toProblem, type Problem } from '../problem';
import { useActOnTranslationBoardMutation } from '../services';

import type { ListedRow } from './listed-row';

export interface ActRequest extends Pick<BoardActionRequest, 'assignee' | 'dueOn'> {
  action: BoardAction;
  rows: readonly ListedRow[];
}

export type Act = (request: ActRequest) => Promise<void>;

/** What came of an action. */
export interface Acted {
  action: BoardAction;
  /** Entries. */
  count: number;
  problem?: Problem;
}

/** Does something with entries in a language: with all of them or with none. */
export function useBoardAction({ locale }: Pick<LanguageProgress, 'locale'>): { act: Act; last: Acted | undefined } {
  const [actOnBoard] = useActOnTranslationBoardMutation();
  const [last, setLast] = useState<Acted>();
  return {
    last,
    async act({ action, rows, assignee, dueOn }) {
      const entries = rows.map(({ type, documentId, version: { stamp } }) => ({
        type,
        documentId,
        ...(action === 'approve' && { stamp }),
      }));
      const answer = await actOnBoard({ action, locale, entries, assignee, dueOn });
      setLast({ action, count: rows.length, ...('error' in answer && { problem: toProblem(answer.error) }) });
    },
  };
}
