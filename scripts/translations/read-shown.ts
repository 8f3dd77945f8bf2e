import { createReadStream, statSync } from 'node:fs';

import type { Progress } from '../terminal/progress';

const KIB = 1024;

/** Reads a file, and shows how far it is, in KiB. */
export async function* readShown({ file, progress }: { file: string; progress: Progress }): AsyncGenerator<Buffer> {
  const total = Math.ceil(statSync(file).size / KIB);
  let bytes = 0;
  try {
    if (total > 0) progress.update({ done: 0, total });
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      yield piece;
      // Whoever asks for the next has dealt with this one.
      progress.update({ done: Math.ceil(bytes / KIB), total });
    }
  } finally {
    progress.stop();
  }
}
