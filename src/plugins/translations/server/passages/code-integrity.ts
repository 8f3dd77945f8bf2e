import { codesOf, plainText, type Code, type Passage } from './passage';

/**
 * Says what is wrong with the codes of a translation: each code of the source has to be in it exactly once, in whatever order
 * and nesting its language needs.
 *
 * @returns a sentence for the translator, or nothing
 */
export function findCodeFault(source: Passage, target: Passage): string | undefined {
  const sourceCodes = new Map(codesOf(source).map((code) => [code.id, code]));
  const seen = new Set<string>();
  for (const code of codesOf(target)) {
    const original = sourceCodes.get(code.id);
    if (!original) return `The source has no code ${code.id} (${code.type}).`;
    if (original.type !== code.type)
      return `Code ${code.id} is ${original.type} in the source, here it is ${code.type}.`;
    if (seen.has(code.id)) return `Code ${nameOf(code)} is there more than once.`;
    const linkFault = code.type === 'link' ? findLinkFault(original, code) : undefined;
    if (linkFault) return linkFault;
    seen.add(code.id);
  }
  const missing = [...sourceCodes.values()].find(({ id }) => !seen.has(id));
  return missing && `Code ${nameOf(missing)} is missing.`;
}

/** A link without text cannot be followed, and a page cannot have a link inside a link. */
function findLinkFault(original: Code, link: Code): string | undefined {
  if (plainText(link.parts) === '' && plainText(original.parts) !== '')
    return `Code ${nameOf(link)} is around no text.`;
  const inner = codesOf(link.parts).find(({ type }) => type === 'link');
  return inner && `Code ${nameOf(inner)} is inside code ${nameOf(link)}, but links do not nest.`;
}

const nameOf = ({ id, type }: Code): string => `${id} (${type})`;
