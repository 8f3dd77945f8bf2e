import type { Text } from '../content';
import type { Locale } from '../registry';
import type { Shape } from '../schema';

import type { Dice } from './dice';

// Few words, so that names clash and texts come back. None is in two languages.
const WORDS: Record<Locale, string[]> = {
  en: ['Old bridge', 'Green square', 'Blue river', 'High school', 'Long street', 'Small park', 'New market'],
  sq: ['Ura e vjeter', 'Sheshi', 'Lumi', 'Shkolla', 'Rruga', 'Parku', 'Tregu'],
  'sr-Cyrl': ['Љубљана', 'ЉУБАВ И ЊЕГА', 'Стари мост', 'Коло', 'Зелена алеја', 'Мали парк', 'Њива'],
  'sr-Latn': ['Reka Sava', 'Most na Dunavu', 'Ulica', 'Park', 'Trg republike', 'Skola', 'Polje'],
  hr: ['Rijeka', 'Kolodvor', 'Cesta', 'Perivoj', 'Gradski trg', 'Ucilista', 'Livada'],
  bs: ['Rijeka Bosna', 'Sokak', 'Drum', 'Basca', 'Carsija', 'Medresa', 'Njiva'],
};
const LETTERS = 'Џеп, ђак, жаба, хлеб, ћуп: info@grad.rs, https://grad.rs/Њива, шума';

/** Somebody who writes in a language. */
export interface Speaker {
  dice: Dice;
  locale: Locale;
}

const word = ({ dice, locale }: Speaker): string => dice.pick(WORDS[locale] ?? []);

function sentence(speaker: Speaker): string {
  if (speaker.locale === 'sr-Cyrl' && speaker.dice.chance(0.2)) return LETTERS;
  return `${word(speaker)} ${speaker.dice.below(5)}`;
}

/** Paragraphs, each another: as many as are asked for or fewer. */
export const drawBlocks = (speaker: Speaker, count: number): string[] => [
  ...new Set(Array.from({ length: count }, () => sentence(speaker))),
];

/** A text for a field of a shape. */
export function drawText(speaker: Speaker, { shape, name }: { shape: Shape; name: string }): Text {
  if (shape.texts.get(name) === 'blocks') return drawBlocks(speaker, 1 + speaker.dice.below(3));
  return name === 'name' || name === 'title' ? word(speaker) : sentence(speaker);
}

export const handWrittenSlug = (seed: number) => `hand-${seed.toString(36)}`;
