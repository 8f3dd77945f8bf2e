import { VERSION_STATES, type VersionState } from '../../src/plugins/localization/shared/contracts';
import { XLIFF_VERSIONS, type XliffVersion } from '../../src/plugins/translations/shared/contracts';
import { asksForHelp, readArguments, UsageError } from '../arguments';

import { MEMORY_USAGE, parseMemoryArguments, type MemoryRequest } from './memory-arguments';

export type TranslationsRequest =
  | { action: 'help' }
  | { action: 'status'; isJson: boolean }
  | ({ action: 'export' } & ExportArguments)
  | ({ action: 'import' } & ImportArguments)
  | { action: 'memory'; request: MemoryRequest };

interface ImportArguments {
  files: string[];
  locale?: string;
  isDryRun: boolean;
  acceptsPartial: boolean;
  /** Whether every text is told, or only what is refused or has warnings. */
  tellsAll: boolean;
  isJson: boolean;
}

export interface ExportArguments {
  locale: string;
  /** Where to write. */
  output: string;
  /** Whether a file that is there is overwritten. */
  mayReplace: boolean;
  version: XliffVersion;
  /** Names of content types, such as `city`. */
  types?: string[];
  states?: VersionState[];
  documentIds?: string[];
  sourceLocale?: string;
  changedSince?: Date;
  onlyWork: boolean;
}

export const USAGE = `Usage: npm run translations -- <command> [options]

  status                  how far each language is
    --json                  as JSON

  export <locale>         write a file for translators' tools, such as: export mk
    --output <file>         where to; <locale>.xlf by default
    --force                 replace the file if it is there
    --format <version>      XLIFF ${XLIFF_VERSIONS.join(' or ')}; ${XLIFF_VERSIONS[0]} by default
    --todo                  only what is not translated, or stale
    --type <types>          only these, such as: city,event
    --state <states>        only versions that are ${VERSION_STATES.join(', ')}
    --id <documentIds>      only these entries
    --source <locale>       only entries that were written in it
    --changed-since <date>  only entries whose source was written then or later, such as: 2026-11-01

  import <file> …         take over what is translated in files; of each file all or nothing
    --dry-run               only say what would be written
    --accept-partial        write the rest where some of it is refused
    --locale <locale>       refuse a file in any other language
    --all                   say of every text what becomes of it, not only of what is refused or has warnings;
                            of new and changed ones with what they were and are
    --json                  as JSON: a line for each text that is told, and one for the file

${MEMORY_USAGE}

  --help                  show this

Lists have commas. DATABASE_URL says which database to use; without it, it is the hub's own under .data/.

Exit codes: 0 done, 1 failed or refused (a file that cannot be read, translations that cannot be taken),
2 arguments that make no sense.`;

/**
 * @param args - the command line behind the script's name
 * @throws UsageError that names the argument and what is allowed
 */
export function parseTranslationsArguments(args: string[]): TranslationsRequest {
  const [command, ...rest] = args;
  if (command === undefined || asksForHelp(args)) return { action: 'help' };
  const parse = COMMANDS[command];
  if (!parse) throw new UsageError(`"${command}" is no command; there are ${Object.keys(COMMANDS).join(', ')}`);
  return parse(rest);
}

const COMMANDS: Record<string, (args: string[]) => TranslationsRequest> = {
  status(args) {
    const { values } = readArguments({ args, options: { json: { type: 'boolean', default: false } } });
    return { action: 'status', isJson: values.json };
  },

  export(args) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        output: { type: 'string' },
        force: { type: 'boolean', default: false },
        format: { type: 'string', default: XLIFF_VERSIONS[0] },
        todo: { type: 'boolean', default: false },
        type: { type: 'string' },
        state: { type: 'string' },
        id: { type: 'string' },
        source: { type: 'string' },
        'changed-since': { type: 'string' },
      },
    });
    const [locale, ...others] = positionals;
    if (locale === undefined || others.length > 0) throw new UsageError('export takes one locale, such as: export mk');
    return {
      action: 'export',
      locale,
      output: values.output ?? `${locale}.xlf`,
      mayReplace: values.force,
      version: oneOf('--format', XLIFF_VERSIONS, values.format),
      onlyWork: values.todo,
      types: listOf(values.type),
      states: listOf(values.state)?.map((state) => oneOf('--state', VERSION_STATES, state)),
      documentIds: listOf(values.id),
      sourceLocale: values.source,
      changedSince: values['changed-since'] === undefined ? undefined : dateOf(values['changed-since']),
    };
  },

  import(args) {
    const { values, positionals: files } = readArguments({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'accept-partial': { type: 'boolean', default: false },
        locale: { type: 'string' },
        all: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    if (files.length === 0) throw new UsageError('import takes a file, such as: import mk.xlf');
    return {
      action: 'import',
      files,
      locale: values.locale,
      isDryRun: values['dry-run'],
      acceptsPartial: values['accept-partial'],
      tellsAll: values.all,
      isJson: values.json,
    };
  },

  memory: (args) => ({ action: 'memory', request: parseMemoryArguments(args) }),
};

function oneOf<Value extends string>(option: string, allowed: readonly Value[], value: string): Value {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`${option} takes ${allowed.join(', ')}, not "${value}"`);
}

const listOf = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function dateOf(text: string): Date {
  const date = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new UsageError(`--changed-since takes a date such as 2026-11-01 or 2026-11-01T12:00, not "${text}"`);
}
