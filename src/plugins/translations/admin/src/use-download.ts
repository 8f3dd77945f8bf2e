import { useState, type FormEvent } from 'react';

import type { DownloadResult } from './download-file';
import type { Problem } from './problem';

export interface Download {
  isWorking: boolean;
  /** Of the last one, until something else is chosen. */
  result: DownloadResult | undefined;
  problem: Problem | undefined;
  submit: (event: FormEvent) => Promise<void>;
  /** Says that something else is chosen. */
  forget: () => void;
}

/** A file on its way from the hub, one at a time. */
export function useDownload(download: () => Promise<DownloadResult>): Download {
  const [result, setResult] = useState<DownloadResult>();
  const [isWorking, setIsWorking] = useState(false);
  return {
    isWorking,
    result,
    problem: result?.kind === 'failed' ? result.problem : undefined,
    async submit(event) {
      event.preventDefault();
      if (isWorking) return;
      setResult(undefined);
      setIsWorking(true);
      try {
        setResult(await download());
      } finally {
        setIsWorking(false);
      }
    },
    forget: () => setResult(undefined),
  };
}
