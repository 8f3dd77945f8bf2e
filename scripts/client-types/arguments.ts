import { asksForHelp, readArguments, UsageError } from '../arguments';

export type ClientTypesRequest = { action: 'help' } | { action: 'write'; output: string; url: URL | undefined };

export const DEFAULT_OUTPUT = 'dist/client/cities-hub.d.ts';

export const USAGE = `Usage: npm run types:client -- [options]

Writes the REST API as TypeScript types, for sites that read it with openapi-fetch; docs/rest.md shows how.

  --output <file>  where to; ${DEFAULT_OUTPUT} by default; a file that is there is replaced
  --url <address>  of a hub that runs, such as https://hub.example.org; without it, this checkout is described,
                   which needs neither a database nor a network
  --help           show this

Exit codes: 0 done, 1 failed, 2 arguments that make no sense.`;

/**
 * @param args - the command line behind the command's name
 * @throws UsageError that names the argument and what is allowed
 */
export function parseClientTypesArguments(args: string[]): ClientTypesRequest {
  if (asksForHelp(args)) return { action: 'help' };
  const { values } = readArguments({
    args,
    options: { output: { type: 'string', default: DEFAULT_OUTPUT }, url: { type: 'string' } },
  });
  if (!values.output.endsWith('.ts'))
    throw new UsageError(`--output takes a TypeScript file, such as ${DEFAULT_OUTPUT}, not "${values.output}"`);
  return { action: 'write', output: values.output, url: values.url === undefined ? undefined : urlOf(values.url) };
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new UsageError(`--url takes an address such as https://hub.example.org, not "${text}"`);
}
