import type { TermMatch, TermWarning } from '../../shared/aids';

import { compareLengths, createFinder, isOverlapping, keepLongest, type Wanted } from './find-wordings';

/** A term, with what the glossary says of it in one language. */
export interface GlossaryTerm extends TermMatch {
  otherForms: readonly string[];
  isCaseSensitive: boolean;
  /** What is right in the language beside the translation. */
  otherTranslations: readonly string[];
}

/** The glossary between two languages. Texts come as lists: a term does not reach from one into the next, as from an item of a list. */
export interface Glossary {
  /** The terms that occur in a source text, in the order in which they do. */
  termsIn(sources: readonly string[]): GlossaryTerm[];
  /** What is wrong with a translation. Of a term for which a forbidden variant was written it is not said as well that its translation is missing. */
  warningsOf(pair: { sources: readonly string[]; targets: readonly string[] }): TermWarning[];
}

export function createGlossary(terms: readonly GlossaryTerm[]): Glossary {
  const findTerms = createFinder(
    terms.flatMap((term) =>
      [term.term, ...term.otherForms].map((wording) => ({ wording, isCaseSensitive: term.isCaseSensitive, key: term }))
    )
  );
  const termsIn = (sources: readonly string[]): GlossaryTerm[] => [
    ...new Set(sources.flatMap((source) => keepLongest(findTerms(source)).map(({ key }) => key))),
  ];
  return {
    termsIn,
    warningsOf({ sources, targets }) {
      const occurring = termsIn(sources);
      if (occurring.length === 0 || targets.every((target) => target.trim() === '')) return [];
      const uses = usesIn(occurring, targets);
      return occurring.flatMap((term) => warningsOfTerm(term, uses.get(term)));
    },
  };
}

/** What became of a term in a translation. */
interface Use {
  isTranslated: boolean;
  /** Forbidden variants, as they are in the text. */
  forbidden: Set<string>;
}

/**
 * A forbidden variant is none where it is part of what is right, for this term or for another that the source has: where “град-член” is right,
 * “град” is not forbidden in it.
 */
function usesIn(terms: readonly GlossaryTerm[], targets: readonly string[]): Map<GlossaryTerm, Use> {
  const find = createFinder(terms.flatMap(wantedOf));
  const uses = new Map(terms.map((term) => [term, { isTranslated: false, forbidden: new Set<string>() }]));
  for (const target of targets) {
    const found = find(target);
    const right = found.filter(({ key }) => key.isRight);
    for (const one of found) {
      const use = uses.get(one.key.term) as Use;
      if (one.key.isRight) use.isTranslated = true;
      else if (!right.some((other) => isOverlapping(one, other) && compareLengths(one, other) <= 0)) {
        use.forbidden.add(target.slice(one.start, one.end));
      }
    }
  }
  return uses;
}

function wantedOf(term: GlossaryTerm): Wanted<{ term: GlossaryTerm; isRight: boolean }>[] {
  const { translation, otherTranslations, forbidden, isCaseSensitive } = term;
  const toWanted = (isRight: boolean) => (wording: string) => ({ wording, isCaseSensitive, key: { term, isRight } });
  const right = translation === null ? otherTranslations : [translation, ...otherTranslations];
  return [...right.map(toWanted(true)), ...forbidden.map(toWanted(false))];
}

function warningsOfTerm({ term, translation }: GlossaryTerm, use: Use | undefined): TermWarning[] {
  const forbidden = [...(use?.forbidden ?? [])];
  if (forbidden.length > 0) return forbidden.map((found) => ({ kind: 'forbidden', term, translation, found }));
  return translation === null || use?.isTranslated ? [] : [{ kind: 'missing', term, translation }];
}

/** What the panel is told of a term. */
export const toMatch = ({ term, translation, forbidden, note }: GlossaryTerm): TermMatch => ({
  term,
  translation,
  forbidden,
  note,
});
