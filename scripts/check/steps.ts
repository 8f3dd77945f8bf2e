import { existsSync } from 'node:fs';
import path from 'node:path';

import { captureChild } from '../process/child';

import { findOutdatedTypes } from './generated-types';
import { findSiteTypeProblem } from './site-types';

/** One thing that must be in order before a change is merged. */
export interface CheckStep {
  title: string;
  /** Resolves to what is wrong, in words for the reader; undefined where nothing is. */
  findProblem: () => Promise<string | undefined>;
}

/** @returns every step of `npm run check`, in the order they begin: what takes longest first */
export function listSteps(root: string): CheckStep[] {
  const program = (title: string, file: string, args: string[]): CheckStep => ({
    title,
    findProblem: async () => {
      const { exitCode, output } = await captureChild({ args: [path.join(root, 'node_modules', file), ...args] });
      return exitCode === 0 ? undefined : output.trim();
    },
  });
  const types = (title: string, project: string) =>
    // An incremental run without output would spoil what the next compilation relies on.
    program(title, 'typescript/bin/tsc', [
      ...['--project', project, '--noEmit', '--incremental', 'false', '--tsBuildInfoFile', 'null'],
    ]);
  const serverTypes = types('Types of the server', 'tsconfig.json');
  // scripts/hub.mjs compiles what has changed before any command, and leaves this only where there was no error.
  const isCompiledCleanly = () => existsSync(path.join(root, 'dist/server.stamp'));
  return [
    program('Lint rules', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    { title: 'Types of the site', findProblem: () => findSiteTypeProblem(root) },
    { title: 'Generated types', findProblem: () => findOutdatedTypes(root) },
    program('Formatting (npm run format puts it right)', 'prettier/bin/prettier.cjs', ['--check', '.']),
    {
      ...serverTypes,
      findProblem: async () => (isCompiledCleanly() ? undefined : serverTypes.findProblem()),
    },
    types('Types of the admin panel', 'src/admin/tsconfig.json'),
    types('Types of the tests', 'tests/tsconfig.json'),
    types('Types of the entry point', 'scripts/tsconfig.json'),
  ];
}
