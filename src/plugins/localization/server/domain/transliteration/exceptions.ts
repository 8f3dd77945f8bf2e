import { z } from 'zod';

import { isCapital } from './letters';

const exceptionSchema = z.object({
  /** A whole word in Cyrillic, in the form and case it has in a text: Фејсбук, Фејсбука. */
  from: z
    .string()
    .regex(/^[\p{L}\p{M}]+$/u, 'must be one word of letters')
    .regex(/\p{Script=Cyrillic}/u, 'must have a Cyrillic letter'),
  /** What stands there in Latin instead: Facebook. */
  to: z
    .string()
    .max(100)
    .regex(/^\S(.*\S)?$/u, 'must be a text without space around it')
    .regex(/^\P{Script=Cyrillic}*$/u, 'must have no Cyrillic letter'),
});

export const exceptionsSchema = z.array(exceptionSchema).readonly();

/** A word that is not transliterated letter by letter. */
export type TransliterationException = z.infer<typeof exceptionSchema>;

/**
 * Checks the plugin's list of words that are not transliterated letter by letter.
 *
 * @param options - the raw list
 * @returns the same, typed
 * @throws one Error that lists every fault by the number of its entry: a malformed word, a word that is there twice
 */
export function parseTransliterationExceptions(options: unknown): readonly TransliterationException[] {
  const result = exceptionsSchema.safeParse(options);
  const faults = result.success
    ? findRepetitions(result.data)
    : result.error.issues.map(({ path, message }) => `${path.join('.') || 'the list'}: ${message}`);
  if (!result.success || faults.length > 0) {
    const lines = faults.map((fault) => `  ${fault}`).join('\n');
    throw new Error(`The localization plugin's exceptions to transliteration are not usable:\n${lines}`);
  }
  return result.data;
}

function findRepetitions(exceptions: readonly TransliterationException[]): string[] {
  const keys = exceptions.map(({ from }) => keyOf(from));
  return exceptions.flatMap(({ from }, index) => {
    const first = keys.indexOf(keyOf(from));
    return first === index ? [] : [`${index}.from: "${from}" is already entry ${first}`];
  });
}

const keyOf = (word: string): string => word.normalize('NFC').toLowerCase();

/** Says what stands for a word of the text, undefined where it is no exception. */
export type FindException = (word: string) => string | undefined;

/**
 * Makes the look-up of exceptions. A word in small letters in the list also stands for itself at the start of a sentence and in capitals;
 * one with a capital is a name, which no word in small letters is.
 */
export function createExceptionFinder(exceptions: readonly TransliterationException[]): FindException {
  const byKey = new Map(exceptions.map((exception) => [keyOf(exception.from), exception]));
  return (word) => {
    const exception = byKey.get(keyOf(word));
    return exception && inCaseOf(word.normalize('NFC'), exception);
  };
}

function inCaseOf(word: string, { from, to }: TransliterationException): string | undefined {
  const asListed = from.normalize('NFC');
  if (word === asListed) return to;
  if (isCapital(asListed) && !isCapital(word)) return undefined;
  if ([...word].length > 1 && word === word.toUpperCase()) return to.toUpperCase();
  // Capitals of its own, as in iPhone, are how the name is written at the start of a sentence too.
  const isPlain = to === to.toLowerCase();
  return isPlain && isCapital(word) ? to.charAt(0).toUpperCase() + to.slice(1) : to;
}
