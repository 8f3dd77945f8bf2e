import { Presets, SingleBar } from 'cli-progress';

import { formatDuration } from './step';

const PERCENT_PER_LINE = 10;

/** A terminal, or what stands in for it: a file, a pipe. */
type Output = NodeJS.WritableStream & { isTTY?: boolean };

/** Shows how far a countable task has come. Nothing is shown where it has nothing to do. */
export interface Progress {
  update: (state: { done: number; total: number }) => void;
  stop: () => void;
}

/** @returns a bar on a terminal; elsewhere, as in a log, a line for every tenth */
export function createProgress(title: string, stream: Output = process.stdout): Progress {
  return stream.isTTY ? createBar(title, stream) : createLines(title, stream);
}

function createBar(title: string, stream: Output): Progress {
  const format = '  {bar} {percentage} % | {value} of {total} | {duration_formatted}';
  const bar = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  let isStarted = false;
  return {
    update({ done, total }) {
      if (!isStarted) {
        stream.write(`› ${title}\n`);
        bar.start(total, done);
        isStarted = true;
      }
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (isStarted) bar.stop();
    },
  };
}

function createLines(title: string, stream: Output): Progress {
  let startedAt: number | undefined;
  let shownPercent = 0;
  return {
    update({ done, total }) {
      if (startedAt === undefined) {
        stream.write(`› ${title}\n`);
        startedAt = performance.now();
      }
      const percent = Math.floor((done / total) * 100);
      if (percent < shownPercent + PERCENT_PER_LINE) return;
      shownPercent = percent - (percent % PERCENT_PER_LINE);
      stream.write(`  ${shownPercent} % (${done} of ${total})\n`);
    },
    stop() {
      if (startedAt !== undefined) stream.write(`  done in ${formatDuration(performance.now() - startedAt)}\n`);
    },
  };
}
