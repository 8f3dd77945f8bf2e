import type { Node, Pair } from 'yaml';
import { z } from 'zod';

import type { Attributes } from '../content-model';

import type { SeedFile } from './seed-file';

const FIELD = 'sources';

const sourcesSchema = z.array(
  z.strictObject({
    /** The figures of this source. */
    fields: z.array(z.string()).min(1),
    /** Who published them, and when. */
    source: z.string().min(1),
    url: z.url({ protocol: /^https?$/ }).optional(),
  })
);

interface ReadSourcesOptions {
  attributes: Attributes;
  translationOf: string | undefined;
  report: (line: number, reason: string) => void;
}

/** Checks where an entry's figures come from, and takes it out of the front matter: it is for people, and not stored. */
export function readSources({ frontMatter, lineOf }: SeedFile, options: ReadSourcesOptions): void {
  const { attributes, translationOf, report } = options;
  const pair = (frontMatter.items as Pair<Node, Node | null>[]).find(({ key }) => String(key) === FIELD);
  if (!pair) return;
  const value = frontMatter.toJSON()[FIELD] as unknown;
  frontMatter.delete(FIELD);

  const line = lineOf(pair.key);
  if (translationOf !== undefined) {
    report(line, `${FIELD} is shared by all languages; only ${translationOf} gives it`);
    return;
  }
  const result = sourcesSchema.safeParse(value);
  for (const { path, message } of result.error?.issues ?? []) report(line, `${[FIELD, ...path].join('.')}: ${message}`);
  for (const field of result.data?.flatMap(({ fields }) => fields) ?? []) {
    if (!Object.hasOwn(attributes, field)) report(line, `${FIELD} names the unknown field "${field}"`);
  }
}
