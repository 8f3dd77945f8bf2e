import { Presets, SingleBar } from 'cli-progress';

import { printLine } from './output';
import { formatDuration } from './step';

const PERCENT_PER_LINE = 10;

// What the bar has changed of the terminal is as it was while a line is printed. It lets lines end at the right margin, and when it ends it goes back to where it
// began, which is above the line.
const CLEAR_BAR = '\r\u001b[K\u001b[?7h';
const MAKE_ROOM = '\u001b[?7l\u001b7';

/** A terminal, or what stands in for it: a file, a pipe. */
type Output = NodeJS.WritableStream & { isTTY?: boolean };

/** Shows how far a countable task has come. Nothing is shown where it has nothing to do. */
export interface Progress {
  update: (state: { done: number; total: number }) => void;
  /** Prints a line of the command's own, and leaves the bar whole below it. */
  print: (line: string, output?: Output) => void;
  stop: () => void;
}

/** @returns a bar on a terminal; elsewhere, as in a log, a line for every tenth */
export function createProgress(title: string, stream: Output = process.stderr): Progress {
  return stream.isTTY ? createBar(title, stream) : createLines(title, stream);
}

function createBar(title: string, stream: Output): Progress {
  const format = '  {bar} {percentage} % | {value} of {total} | {duration_formatted}';
  // Drawn again and again, since lines take its place.
  const bar = new SingleBar({ format, stream, hideCursor: true, forceRedraw: true }, Presets.shades_classic);
  let isStarted = false;
  let isShown = false;
  const stop = () => {
    process.removeListener('exit', stop);
    if (isShown) bar.stop();
    isShown = false;
  };
  return {
    update({ done, total }) {
      if (!isStarted) {
        stream.write(`› ${title}\n`);
        bar.start(total, done);
        // The terminal has no cursor while a bar is shown.
        process.once('exit', stop);
        isStarted = true;
        isShown = true;
      }
      bar.setTotal(total);
      bar.update(done);
    },
    print(line, output = process.stdout) {
      const isInTheWay = isShown && output.isTTY === true;
      if (isInTheWay) stream.write(CLEAR_BAR);
      printLine(line, output);
      if (isInTheWay) stream.write(MAKE_ROOM);
    },
    stop,
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
    print: printLine,
    stop() {
      if (startedAt !== undefined) stream.write(`  done in ${formatDuration(performance.now() - startedAt)}\n`);
    },
  };
}
