import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Arguments that make no sense; its message says which do. */
export class UsageError extends Error {}

/** @throws UsageError for an option there is none of */
export function readArguments<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

/** Whether somebody asks how a command is used, whatever else they say. */
export const asksForHelp = (args: readonly string[]): boolean => args.some((arg) => ['--help', '-h'].includes(arg));
