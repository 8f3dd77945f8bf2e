import type { Row } from './entry-row';
import type { Shape } from './shapes';

/** Where an entry's text goes on with that of others. */
export interface Hole {
  /** The byte of the text in front of which they stand. */
  at: number;
  shape: Shape;
  ids: readonly Row['id'][];
}

/** The finished JSON of one entry, in the form that a query asks for, and what it was made of. */
export interface Piece {
  /** Of its row. */
  id: Row['id'];
  /** Without the entries that it leads to, which are pieces of their own. */
  text: Buffer;
  holes: readonly Hole[];
  /** Undefined where nobody can tell when it changes. */
  tags: readonly string[] | undefined;
  /** The entries and files in the text, as `cities/<documentId>`. */
  entries: readonly string[];
}

/**
 * Writes an entry's text.
 *
 * @param shown - the row as the reader sees it
 */
export function writePiece(shape: Shape, shown: object): Pick<Piece, 'text' | 'holes'> {
  if (shape.holes.size === 0) return { text: Buffer.from(JSON.stringify(shown)), holes: [] };
  let text = '';
  let own: Record<string, unknown> = {};
  const holes: Hole[] = [];
  const add = (json: string) => {
    text += `${text === '' ? '{' : ','}${json}`;
  };
  const addOwn = () => {
    const json = JSON.stringify(own).slice(1, -1);
    if (json !== '') add(json);
    own = {};
  };
  for (const [name, value] of Object.entries(shown) as [string, unknown][]) {
    const target = shape.holes.get(name);
    if (!target || typeof value !== 'object' || value === null) {
      own[name] = value;
      continue;
    }
    addOwn();
    add(`${JSON.stringify(name)}:${Array.isArray(value) ? '[' : ''}`);
    const ids = ([value].flat() as Row[]).map(({ id }) => id);
    if (ids.length > 0) holes.push({ at: Buffer.byteLength(text), shape: target, ids });
    if (Array.isArray(value)) text += ']';
  }
  addOwn();
  return { text: Buffer.from(text === '' ? '{}' : `${text}}`), holes };
}
