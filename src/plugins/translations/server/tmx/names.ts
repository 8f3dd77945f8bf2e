import type { CodeType } from '../passages/passage';

/** The version that is written: https://www.gala-global.org/tmx-14b */
export const TMX_VERSION = '1.4';

/** What the hub calls itself in a file; what such a file says of places is believed. */
export const CREATION_TOOL = 'Cities Hub';

/** Whose own files have codes as text: `<g0>`. */
export const OMEGAT = 'OmegaT';

/** The `type` of each code, where TMX has one. */
export const CODE_TYPES: Readonly<Record<CodeType, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'ulined',
  link: 'link',
  strikethrough: 'x-strikethrough',
  code: 'x-code',
};

/** What a code is in HTML, for tools that show it. */
export const CODE_ELEMENTS: Readonly<Record<CodeType, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  link: 'a',
  strikethrough: 's',
  code: 'code',
};

/** The `type` of properties: an entry, the unit of it, the file a segment came from. */
export const PROPERTIES = { entry: 'x-hub-entry', unit: 'x-hub-unit', file: 'x-hub-file' } as const;
