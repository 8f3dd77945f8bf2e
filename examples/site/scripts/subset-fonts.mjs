// @ts-check
/**
 * Writes the fonts the site is set in: those of the fontsource packages, cut down to the letters that the languages of
 * the site and of their neighbours need. Serbian and Macedonian forms of Cyrillic letters stay in (`locl`).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, URL } from 'node:url';

import subsetFont from 'subset-font';

const FOLDER = fileURLToPath(new URL('../src/generated/fonts/', import.meta.url));
const resolve = createRequire(import.meta.url).resolve;

/** @param {number} first @param {number} last @returns {string} */
const between = (first, last) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));

const SCRIPTS = {
  latin: {
    letters: `${between(0x20, 0x7e)}\u00a0§©«»°·×àáâãäåæçèéêëíîïñóôöøúûüßÄÅÇÉËÖØÜ–—‘’‚“”„…‹›€−\u2009\u202f`,
    unicodeRange:
      'U+20-7E, U+A0-FF, U+2009, U+2013-2014, U+2018-201A, U+201C-201E, U+2026, U+202F, U+2039-203A, U+20AC, U+2212',
  },
  'latin-ext': {
    letters: 'ĂăĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŮůŰűŹźŻżŽžȘșȚț',
    unicodeRange: 'U+100-17F, U+218-21B',
  },
  cyrillic: { letters: `${between(0x400, 0x45f)}ҐґЀѐЍѝ№`, unicodeRange: 'U+400-45F, U+490-491, U+2116' },
};

/** What the languages of the site need of the fonts' features: their own letters, ligatures, kerning. */
const FEATURES = ['ccmp', 'locl', 'liga', 'kern', 'mark', 'mkmk'];

/** Headings are set in one weight of the display cut; text in two weights and italics. */
const FACES = [
  {
    family: 'Serif',
    source: 'source-serif-4',
    cut: 'opsz-normal',
    style: 'normal',
    weight: '500',
    axes: { wght: 500, opsz: 40 },
  },
  {
    family: 'Sans',
    source: 'source-sans-3',
    cut: 'wght-normal',
    style: 'normal',
    weight: '400 650',
    axes: { wght: { min: 400, max: 650 } },
  },
  { family: 'Sans', source: 'source-sans-3', cut: 'wght-italic', style: 'italic', weight: '400', axes: { wght: 400 } },
];

/** Writes the fonts, and the style sheet that names them, to src/generated/fonts. */
export async function writeFonts() {
  await mkdir(FOLDER, { recursive: true });
  let css = '';
  for (const { family, source, cut, style, weight, axes } of FACES) {
    for (const [script, { letters, unicodeRange }] of Object.entries(SCRIPTS)) {
      const original = await readFile(resolve(`@fontsource-variable/${source}/files/${source}-${script}-${cut}.woff2`));
      const font = await subsetFont(original, letters, {
        targetFormat: 'woff2',
        variationAxes: axes,
        keepFeatures: FEATURES,
      });
      const name = `${source}-${script}-${style}.woff2`;
      await writeFile(path.join(FOLDER, name), font);
      css += `@font-face {
  font-family: '${family}';
  font-style: ${style};
  font-weight: ${weight};
  font-display: swap;
  src: url('./${name}') format('woff2');
  unicode-range: ${unicodeRange};
}
`;
    }
  }
  await writeFile(path.join(FOLDER, 'fonts.css'), css);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFonts();
