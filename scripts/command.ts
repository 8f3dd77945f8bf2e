/** What scripts/hub.mjs hands to a command. */
export interface CommandContext {
  /** The checkout's folder, which is also the working directory. */
  root: string;
  /** What stands behind the command's name. */
  args: string[];
}

/** A command: a module in scripts/ exports it as `run`. It resolves to the process's exit code. */
export type Command = (context: CommandContext) => Promise<number>;
