import type { SaxesTagNS } from 'saxes';

/** An element with what is in it. */
export interface XmlElement {
  /** Without prefix. */
  name: string;
  uri: string;
  /** Those of no namespace, and XML's own such as `xml:lang`, by name. */
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
  /** Where its start tag begins, from 1. */
  line: number;
}

export const toElement = ({ local, uri, attributes }: SaxesTagNS, line: number): XmlElement => ({
  name: local,
  uri,
  attributes: new Map(
    Object.values(attributes).flatMap(({ prefix, name, value }) =>
      prefix === '' || prefix === 'xml' ? [[name, value] as const] : []
    )
  ),
  children: [],
  line,
});

export const childrenOf = ({ children, uri }: XmlElement, ...names: readonly string[]): XmlElement[] =>
  children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.uri === uri && names.includes(child.name)
  );

/** All text in an element. */
export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
