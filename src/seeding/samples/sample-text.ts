import type { Block, Text } from '../markdown/blocks';

import type { Random } from './random';

/** Syllables' parts in the two scripts of the hub's languages, with the letters that English does not have. */
const LETTERS: Readonly<Record<string, { consonants: string[]; vowels: string[] }>> = {
  Latn: { consonants: [...'bcčćdđfghjklmnprsštvzžç'], vowels: [...'aaeeiioouuë'] },
  Cyrl: { consonants: [...'бвгдђѓжзјкќлљмнњпрстћфхцчџш'], vowels: [...'ааееииооуу'] },
};

const BODY_BYTES = 2_000;

export interface SampleLanguage {
  locale: string;
  /** ISO 15924 script. */
  script: string;
}

/** Marks a text with its language, so that a reader sees which version is shown. */
export const marked = (text: string, { locale }: SampleLanguage) => `${text} [${locale}]`;

/** A sentence of made-up words in a language's script. */
export function sampleSentence(random: Random, { script }: SampleLanguage): string {
  const { consonants, vowels } = LETTERS[script] ?? { consonants: [...'bdfgklmnprst'], vowels: [...'aeiou'] };
  const syllable = () => random.pick(consonants) + random.pick(vowels);
  const word = () => Array.from({ length: random.integer(1, 4) }, syllable).join('');
  const words = Array.from({ length: random.integer(6, 14) }, word).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A body of about 2 kB, with headings, paragraphs and a list. */
export function sampleBody(random: Random, language: SampleLanguage): Block[] {
  const text = (value: string): [Text] => [{ type: 'text', text: value }];
  const blocks: Block[] = [
    { type: 'paragraph', children: text(marked(sampleSentence(random, language), language)) },
    {
      type: 'list',
      format: 'unordered',
      children: Array.from({ length: 3 }, () => ({
        type: 'list-item' as const,
        children: text(sampleSentence(random, language)),
      })),
    },
  ];
  while (Buffer.byteLength(JSON.stringify(blocks)) < BODY_BYTES) {
    const sentences = Array.from({ length: 3 }, () => sampleSentence(random, language));
    blocks.push(
      { type: 'heading', level: 2, children: text(sampleSentence(random, language)) },
      { type: 'paragraph', children: text(sentences.join(' ')) }
    );
  }
  return blocks;
}
