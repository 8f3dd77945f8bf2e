import { readArguments, UsageError } from '../arguments';

/** What is to be done with the translation memory. */
export type MemoryRequest =
  | { command: 'status'; isJson: boolean }
  | { command: 'export'; locale?: string; output: string; mayReplace: boolean }
  | { command: 'import'; file: string; isDryRun: boolean; isJson: boolean };

export const MEMORY_USAGE = `  memory status           what the translation memory knows, by pair of languages
    --json                  as JSON

  memory export [locale]  write it as TMX 1.4; all languages where none is given
    --output, -o <file>     where to; memory.tmx or memory-<locale>.tmx by default
    --force                 replace the file if it is there

  memory import <file>    take a TMX file of another tool into it; all or nothing
    --dry-run               only say what would be taken
    --json                  as JSON`;

/** @throws UsageError that names the argument and what is allowed */
export function parseMemoryArguments([command, ...args]: string[]): MemoryRequest {
  const parse = command === undefined ? undefined : COMMANDS[command];
  if (parse) return parse(args);
  const given = command === undefined ? 'memory' : `memory "${command}"`;
  throw new UsageError(`${given} is no command; there are ${Object.keys(COMMANDS).map(nameOf).join(', ')}`);
}

const nameOf = (command: string): string => `memory ${command}`;

const COMMANDS: Record<string, (args: string[]) => MemoryRequest> = {
  status(args) {
    const { values } = readArguments({ args, options: { json: { type: 'boolean', default: false } } });
    return { command: 'status', isJson: values.json };
  },

  export(args) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: { output: { type: 'string', short: 'o' }, force: { type: 'boolean', default: false } },
    });
    const [locale, ...others] = positionals;
    if (others.length > 0) throw new UsageError('memory export takes one locale, or none for all');
    const output = values.output ?? (locale === undefined ? 'memory.tmx' : `memory-${locale}.tmx`);
    return { command: 'export', ...(locale !== undefined && { locale }), output, mayReplace: values.force };
  },

  import(args) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) {
      throw new UsageError('memory import takes one file, such as: memory import project.tmx');
    }
    return { command: 'import', file, isDryRun: values['dry-run'], isJson: values.json };
  },
};
