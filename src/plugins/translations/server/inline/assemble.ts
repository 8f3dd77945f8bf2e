import { codesOf, type Code, type CodeType, type Passage } from '../passages/passage';

import { UnitFault } from './unit-fault';

/** Where a code begins or ends. Elements for either are paired by their key. */
export type CodeEdge =
  { edge: 'begin'; key: string; id: string; type?: CodeType; url?: string } | { edge: 'end'; key: string };

/** What a source or a target is made of, whatever elements it was written with. */
export type Token = string | CodeEdge;

/** A code that has nothing in it. */
export const emptyCode = (id: string, type?: CodeType): Token[] => [
  { edge: 'begin', key: id, id, type },
  { edge: 'end', key: id },
];

interface AssembleOptions {
  tokens: readonly Token[];
  /** Its codes tell what those of a target are whose element does not say it. */
  source?: Passage;
}

/**
 * Puts a passage together.
 *
 * @throws UnitFault where codes do not nest, or it is not known what one is
 */
export function assemblePassage({ tokens, source }: AssembleOptions): Passage {
  const sourceCodes = new Map(codesOf(source ?? []).map((code) => [code.id, code]));
  const passage: Passage[number][] = [];
  const open: { key: string; code: Code; parts: Passage[number][] }[] = [];
  for (const token of tokens) {
    const parts = open.at(-1)?.parts ?? passage;
    if (typeof token === 'string') addText(parts, token);
    else if (token.edge === 'begin') {
      const inner: Passage[number][] = [];
      const code = toCode({ begin: token, original: sourceCodes.get(token.id), parts: inner });
      if (!code) {
        throw new UnitFault(
          source ? `The source has no code ${token.id}.` : `It is not known what code ${token.id} is.`
        );
      }
      parts.push(code);
      open.push({ key: token.key, code, parts: inner });
    } else if (open.at(-1)?.key === token.key) open.pop();
    else throw new UnitFault(edgeFault(token.key, open));
  }
  const last = open.at(-1);
  if (last) throw new UnitFault(`Code ${last.code.id} (${last.code.type}) has no end.`);
  return passage;
}

function addText(parts: Passage[number][], text: string): void {
  if (text === '') return;
  const previous = parts.at(-1);
  if (typeof previous === 'string') parts.splice(-1, 1, previous + text);
  else parts.push(text);
}

interface ToCode {
  begin: Extract<CodeEdge, { edge: 'begin' }>;
  original: Code | undefined;
  parts: Passage;
}

function toCode({ begin, original, parts }: ToCode): Code | undefined {
  const { id, type = original?.type, url = original?.url } = begin;
  return type && { id, type, ...(type === 'link' && url !== undefined && { url }), parts };
}

function edgeFault(key: string, open: readonly { key: string; code: Code }[]): string {
  const begun = open.find((one) => one.key === key)?.code;
  const inner = open.at(-1)?.code;
  return begun && inner
    ? `Code ${inner.id} (${inner.type}) begins inside code ${begun.id} (${begun.type}) and ends after it.`
    : `A code ends that has not begun (${key}).`;
}
