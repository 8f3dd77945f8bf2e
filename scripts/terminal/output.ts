import { Console } from 'node:console';

/** Has what the hub and libraries log go to stderr, so that a script that reads the output gets what `printLine` printed and nothing else. */
export function keepOutputForLines(): void {
  globalThis.console = new Console({ stdout: process.stderr, stderr: process.stderr });
}

/** Prints a line, or several, of what a command was asked for. */
export const printLine = (line: string, output: NodeJS.WritableStream = process.stdout): void => {
  output.write(`${line}\n`);
};
