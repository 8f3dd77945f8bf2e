import { alignCodes } from './align-codes';
import type { InlineNode, LinkNode, TextNode } from './block';
import { codesOf, MARKS, type Code, type Mark, type Passage } from './passage';

/** What stands inside one set of marks: text, or a link with runs of its own. */
interface Run {
  marks: ReadonlySet<Mark>;
  content: string | { url: string; runs: readonly Run[] };
}

/**
 * Reads inline nodes as a passage. Neighbours that share a mark share one code, a mark of a whole link stands around the
 * link, and of several marks the one that reaches furthest is outside. So the same content always gives the same passage,
 * however it is cut into nodes.
 */
export function toPassage(nodes: readonly InlineNode[]): Passage {
  let codes = 0;
  const nextId = () => String((codes += 1));

  const toParts = (runs: readonly Run[], open: readonly Mark[]): Passage => {
    const parts: Passage[number][] = [];
    let start = 0;
    for (let run = runs[start]; run !== undefined; run = runs[start]) {
      const { mark, end } = furthestMark({ runs, start, open });
      if (mark !== undefined) {
        parts.push({ id: nextId(), type: mark, parts: toParts(runs.slice(start, end), [...open, mark]) });
      } else if (typeof run.content === 'string') {
        parts.push(run.content);
      } else {
        const { url, runs: inner } = run.content;
        parts.push({ id: nextId(), type: 'link', url, parts: toParts(inner, open) });
      }
      start = end;
    }
    return parts;
  };

  return toParts(runsOf(nodes), []);
}

function runsOf(nodes: readonly InlineNode[]): Run[] {
  const runs: Run[] = [];
  for (const node of nodes) {
    if (node.type === 'link') runs.push(linkRun(node));
    else if (node.text !== '') addText(runs, node);
  }
  return runs;
}

function addText(runs: Run[], node: TextNode): void {
  const marks = new Set(MARKS.filter((mark) => node[mark] === true));
  const previous = runs.at(-1);
  if (typeof previous?.content === 'string' && isSameSet(previous.marks, marks)) {
    runs.splice(-1, 1, { marks, content: previous.content + node.text });
  } else runs.push({ marks, content: node.text });
}

function linkRun({ url, children }: LinkNode): Run {
  const runs = runsOf(children);
  const shared = MARKS.filter((mark) => runs.length > 0 && runs.every(({ marks }) => marks.has(mark)));
  return { marks: new Set(shared), content: { url, runs } };
}

const isSameSet = (one: ReadonlySet<Mark>, other: ReadonlySet<Mark>): boolean =>
  one.size === other.size && [...one].every((mark) => other.has(mark));

interface Reach {
  runs: readonly Run[];
  start: number;
  /** Marks there is a code for already. */
  open: readonly Mark[];
}

/** The mark at the start that is on most of the runs after it, and the first run without it. */
function furthestMark({ runs, start, open }: Reach): { mark?: Mark; end: number } {
  let furthest: { mark?: Mark; end: number } = { end: start };
  for (const mark of MARKS) {
    if (open.includes(mark)) continue;
    let end = start;
    while (runs[end]?.marks.has(mark)) end += 1;
    if (end > furthest.end) furthest = { mark, end };
  }
  return furthest.mark === undefined ? { end: start + 1 } : furthest;
}

/**
 * Writes a passage as inline nodes, in the form in which Strapi's editor keeps them.
 *
 * @param source - the nodes of the source, whose links, with all they have, the passage's link codes stand for
 * @throws Error where the passage has a link that the source has not: its codes were not checked
 */
export function toInlines({ passage, source }: { passage: Passage; source: readonly InlineNode[] }): InlineNode[] {
  const sourceLinks = source.filter((node) => node.type === 'link');
  const links = new Map(linksOf(toPassage(source)).map(({ id }, index) => [id, sourceLinks[index]]));
  return writeInlines({ passage, links });
}

/**
 * What is read of a translation once it has been written: marks that meet are one code, of several marks the one that reaches furthest is outside, and
 * codes of a type are in the source's order.
 *
 * @param passage - whose codes have been checked
 */
export function asStored({ passage, source }: { passage: Passage; source: Passage }): Passage {
  const links = new Map(linksOf(source).map(({ id, url = '' }) => [id, { type: 'link', url, children: [] } as const]));
  return alignCodes({ source, target: toPassage(writeInlines({ passage, links })) });
}

const linksOf = (passage: Passage): Code[] => codesOf(passage).filter(({ type }) => type === 'link');

/** @param links - what link codes stand for, by id */
function writeInlines({
  passage,
  links,
}: {
  passage: Passage;
  links: ReadonlyMap<string, LinkNode | undefined>;
}): InlineNode[] {
  const toNodes = (parts: Passage, marks: readonly Mark[]): InlineNode[] =>
    parts.flatMap((part): InlineNode[] => {
      if (typeof part === 'string') {
        const flags = Object.fromEntries(MARKS.filter((mark) => marks.includes(mark)).map((mark) => [mark, true]));
        return [{ type: 'text', text: part, ...flags }];
      }
      if (part.type !== 'link') return toNodes(part.parts, [...marks, part.type]);
      const link = links.get(part.id);
      if (!link) throw new Error(`The source has no link ${part.id}`);
      return [{ ...link, children: normalise(toNodes(part.parts, marks)) as TextNode[] }];
    });

  return normalise(toNodes(passage, []));
}

const EMPTY: TextNode = { type: 'text', text: '' };

/** Slate's normal form: no texts beside each other that look the same, and a text on either side of each link. */
function normalise(nodes: readonly InlineNode[]): InlineNode[] {
  const normal: InlineNode[] = [];
  for (const node of nodes) {
    const previous = normal.at(-1);
    if (node.type === 'link' && previous?.type !== 'text') normal.push({ ...EMPTY }, node);
    else if (node.type === 'text' && previous?.type === 'text' && hasSameMarks(previous, node)) {
      normal.splice(-1, 1, { ...previous, text: previous.text + node.text });
    } else normal.push(node);
  }
  if (normal.at(-1)?.type !== 'text') normal.push({ ...EMPTY });
  return normal;
}

const hasSameMarks = (one: TextNode, other: TextNode): boolean => MARKS.every((mark) => one[mark] === other[mark]);
