import { useState } from 'react';

import { toProblem, type Problem, type RequestError } from './problem';

/** What became of a file: looked through, taken over, or not taken over after all. */
export interface CheckedReport<Outcome> {
  kind: 'checked' | 'written' | 'not-written';
  outcome: Outcome;
}

export interface CheckedFile<Outcome, Options> {
  file: File | undefined;
  /** What is being done with the file now. */
  activity: 'checking' | 'writing' | undefined;
  report: CheckedReport<Outcome> | undefined;
  problem: Problem | undefined;
  check: (file: File) => Promise<void>;
  takeOver: (options: Options) => Promise<void>;
}

/**
 * A file on its way into the hub. It is always looked through first; what is known of it stays on the screen while something goes wrong.
 *
 * @param whileChecking - the options it is looked through with
 */
export function useCheckedFile<Outcome extends { isWritten: boolean }, Options extends object>({
  send,
  whileChecking,
}: {
  send: (
    request: Options & { file: File; isDryRun: boolean }
  ) => PromiseLike<{ data: Outcome; error?: undefined } | { data?: undefined; error: RequestError }>;
  whileChecking: Options;
}): CheckedFile<Outcome, Options> {
  const [file, setFile] = useState<File>();
  const [activity, setActivity] = useState<CheckedFile<Outcome, Options>['activity']>();
  const [report, setReport] = useState<CheckedReport<Outcome>>();
  const [problem, setProblem] = useState<Problem>();

  async function ask(request: Options & { file: File; isDryRun: boolean }) {
    const { isDryRun } = request;
    setActivity(isDryRun ? 'checking' : 'writing');
    setProblem(undefined);
    const answer = await send(request);
    setActivity(undefined);
    if (answer.error) {
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
      await ask({ ...whileChecking, file: chosen, isDryRun: true });
    },
    async takeOver(options) {
      if (file) await ask({ ...options, file, isDryRun: false });
    },
  };
}
