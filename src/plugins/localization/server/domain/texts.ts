import type { Block, Text } from '../../shared/contracts';

export type { Block, Text };

/** Texts by path: `name`, `cover.alt`, `statistics.0.label`. Empty ones are left out. */
export type Texts = ReadonlyMap<string, Text>;

export function isEmptyText(value: unknown): value is null | undefined {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && !value.some(hasContent));
}

/** Strapi's editor writes an empty paragraph where nothing was written. */
function hasContent(block: Block): boolean {
  return block.type === 'image' || textOfBlock(block) !== '';
}

/**
 * What a translator reads of a text, one string per segment. Marks, links' targets and images' addresses are not text, so
 * a change of these makes no translation stale.
 */
export function segmentTexts(text: Text | undefined): string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [text] : text.map(textOfBlock);
}

/** The text of a block; items of a list on a line each. */
export function textOfBlock(block: Block): string {
  const { type, text, children, image } = block as Block & {
    text?: unknown;
    children?: readonly Block[];
    image?: { alternativeText?: string | null; caption?: string | null };
  };
  if (typeof text === 'string') return text;
  const own = [image?.alternativeText, image?.caption].filter((part): part is string => Boolean(part));
  const inner = (children ?? []).map(textOfBlock);
  return type === 'list' || own.length > 0
    ? [...own, ...inner].filter((part) => part !== '').join('\n')
    : inner.join('');
}
