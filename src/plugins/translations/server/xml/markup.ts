import { replaceUnwritable } from './characters';

/** Those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would make a line feed, or a space, of these.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text of an element, all of whose characters XML can write. */
export const escapeText = (text: string): string =>
  text.replaceAll(/[&<>\r]/g, (character) => REFERENCES[character] ?? '');

export const startTag = (name: string, attributes: Attributes = {}): string => `<${name}${attributesOf(attributes)}>`;

export const endTag = (name: string): string => `</${name}>`;

/** @param content - markup */
export const element = (name: string, attributes: Attributes, content = ''): string =>
  content === '' ? `<${name}${attributesOf(attributes)}/>` : startTag(name, attributes) + content + endTag(name);

/** An element for people to read: what XML cannot write is replaced. */
export const textElement = (name: string, attributes: Attributes, text: string): string =>
  element(name, attributes, escapeText(replaceUnwritable(text)));

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`))
    .join('');

const escapeAttribute = (value: string): string =>
  replaceUnwritable(value).replaceAll(/[&<>"\r\n\t]/g, (character) => REFERENCES[character] ?? '');
