import { codesOf, plainText, type Code, type Passage } from './passage';

/**
 * Says what is wrong with the codes of a translation: each code of the source has to be in it exactly once, in whatever order
 * and nesting its language needs, and around text where it is so in the source.
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
    // Around spaces alone nothing is lost, and tools take these away.
    if (plainText(code.parts) === '' && plainText(original.parts).trim() !== '')
      return `Code ${nameOf(code)} is around no text, in the source it is.`;
    const inner = code.type === 'link' ? codesOf(code.parts).find(({ type }) => type === 'link') : undefined;
    if (inner) return `Code ${nameOf(inner)} is inside code ${nameOf(code)}, but links do not nest.`;
    seen.add(code.id);
  }
  const missing = [...sourceCodes.values()].find(({ id }) => !seen.has(id));
  return missing && `Code ${nameOf(missing)} is missing.`;
}

const nameOf = ({ id, type }: Code): string => `${id} (${type})`;
