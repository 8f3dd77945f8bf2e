import { useState } from 'react';

import type { ImportResponse } from '../../shared/contracts';

import { toProblem, type Problem } from './problem';
import { useImportTranslationsMutation } from './services';

/** What became of a file: looked through, taken over, or not taken over after all. */
export interface Report {
  kind: 'checked' | 'written' | 'not-written';
  outcome: ImportResponse['data'];
}

export interface Import {
  file: File | undefined;
  /** What is being done with the file now. */
  activity: 'checking' | 'writing' | undefined;
  report: Report | undefined;
  problem: Problem | undefined;
  check: (file: File) => Promise<void>;
  takeOver: (options: { acceptsPartial: boolean }) => Promise<void>;
}

/** A file on its way into the hub. It is always looked through first; what is known of it stays on the screen while something goes wrong. */
export function useImport(): Import {
  const [importTranslations] = useImportTranslationsMutation();
  const [file, setFile] = useState<File>();
  const [activity, setActivity] = useState<Import['activity']>();
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<Problem>();

  async function send(sent: File, { isDryRun, acceptsPartial }: { isDryRun: boolean; acceptsPartial: boolean }) {
    setActivity(isDryRun ? 'checking' : 'writing');
    setProblem(undefined);
    const answer = await importTranslations({ file: sent, isDryRun, acceptsPartial });
    setActivity(undefined);
    if ('error' in answer) {
      setProblem(toProblem(answer.error));
      return;
    }
    const { data: outcome } = answer;
    setReport({ kind: isDryRun ? 'checked' : outcome.isWritten ? 'written' : 'not-written', outcome });
  }

  return {
    file,
    activity,
    report,
    problem,
    async check(chosen) {
      setFile(chosen);
      setReport(undefined);
      await send(chosen, { isDryRun: true, acceptsPartial: false });
    },
    async takeOver({ acceptsPartial }) {
      if (file) await send(file, { isDryRun: false, acceptsPartial });
    },
  };
}
