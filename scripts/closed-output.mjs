// @ts-check
/**
 * Ends a process once nobody reads what it prints, as in `npm run translations -- status | head -1`: without a word, and with the exit code a shell gives to
 * programs that SIGPIPE ends. Node ignores that signal and fails with an error at the next write instead. What listens to the signal is told, and ends the
 * process in its own time.
 *
 * scripts/hub.mjs imports this, and so does each program that a command runs (scripts/process/child.ts).
 */
/** 128 and the signal's number. */
const EXIT_CODE = 141;

for (const output of [process.stdout, process.stderr]) {
  output.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error;
    if (!process.emit('SIGPIPE', 'SIGPIPE')) process.exit(EXIT_CODE);
  });
}
