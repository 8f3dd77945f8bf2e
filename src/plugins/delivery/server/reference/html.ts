/** Text that is HTML already; everything else is escaped. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes HTML: values in a template are escaped, unless they are HTML themselves; lists stand one behind the other. */
export function html(text: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: text.map((piece, index) => piece + write(parts[index])).join('') };
}

/** @returns the parts with something between each two */
export const joined = (parts: readonly Html[], between: string): Part =>
  parts.map((part, index) => (index === 0 ? part : [between, part]));

function write(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(write).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
