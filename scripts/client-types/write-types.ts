import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes what an OpenAPI document describes as TypeScript types. */
export async function writeTypes({ document, file }: { document: object; file: string }): Promise<void> {
  // Only who develops has it: the other commands must run without.
  const { default: openapiTS, astToString, COMMENT_HEADER } = await import('openapi-typescript');
  const types = astToString(await openapiTS(JSON.stringify(document)));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${COMMENT_HEADER}${types}`);
}
