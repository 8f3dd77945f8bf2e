import { isMap, LineCounter, parseDocument, type YAMLMap, type Node } from 'yaml';

import type { Block } from '../markdown/blocks';
import { markdownToBlocks } from '../markdown/markdown-to-blocks';

import type { Fault } from './faults';

/** A seed file taken apart: YAML front matter, then Markdown. */
export interface SeedFile {
  file: string;
  frontMatter: YAMLMap;
  /** Undefined where the file has no Markdown. */
  body: Block[] | undefined;
  /** The line of something in the front matter. */
  lineOf: (node: Node | undefined) => number;
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/**
 * Takes a seed file apart.
 *
 * @param file - its path, for faults
 * @param text - what is in it
 * @param report - receives each fault: no front matter, bad YAML, Markdown that blocks cannot express
 * @returns undefined where the front matter cannot be read at all
 */
export function parseSeedFile(file: string, text: string, report: (fault: Fault) => void): SeedFile | undefined {
  const match = FRONT_MATTER.exec(text);
  if (match?.index !== 0) {
    report({ file, line: 1, reason: 'must begin with YAML front matter between two lines of ---' });
    return undefined;
  }
  const [head, yaml = ''] = match;

  const lineCounter = new LineCounter();
  // The fence's own line is kept, empty, so that line numbers are the file's.
  const document = parseDocument(`\n${yaml}`, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  for (const { pos, message } of document.errors) report({ file, line: lineAt(pos[0]), reason: message });
  if (document.errors.length > 0) return undefined;
  if (!isMap(document.contents)) {
    report({ file, line: 2, reason: 'the front matter must be a list of fields with values' });
    return undefined;
  }

  const markdown = text.slice(head.length);
  const { blocks, faults } = markdownToBlocks(markdown);
  const linesBefore = head.split('\n').length - 1;
  for (const { line, reason } of faults) report({ file, line: linesBefore + line, reason });
  return {
    file,
    frontMatter: document.contents as unknown as YAMLMap,
    body: markdown.trim() === '' ? undefined : blocks,
    lineOf: (node) => lineAt(node?.range?.[0] ?? 1),
  };
}
