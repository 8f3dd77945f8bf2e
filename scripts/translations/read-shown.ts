import { createReadStream, statSync } from 'node:fs';

import { createProgress } from '../terminal/progress';

const KIB = 1024;

/**
 * Reads a file, and shows beside the command's own output how far it is, in KiB.
 *
 * @param title - what is done with it
 */
export async function* readShown({ file, title }: { file: string; title: string }): AsyncGenerator<Buffer> {
  const progress = createProgress(title, process.stderr);
  const total = Math.ceil(statSync(file).size / KIB);
  let bytes = 0;
  try {
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
