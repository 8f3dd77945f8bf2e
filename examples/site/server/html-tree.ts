import type { DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** Every element inside of a node, in the order of the page. */
export function* elementsIn(node: Node): Generator<Element> {
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child;
    yield* elementsIn(child);
  }
}

/** The first element inside of a node that has a class. */
export function findByClass(node: Node, name: string): Element | undefined {
  for (const element of elementsIn(node))
    if (attributeOf(element, 'class')?.split(/\s+/).includes(name)) return element;
  return undefined;
}

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/** @param value - as it is meant: it is escaped when the page is written; undefined removes the attribute */
export function setAttribute({ attrs }: Element, name: string, value: string | undefined): void {
  const index = attrs.findIndex((attribute) => attribute.name === name);
  if (index >= 0) attrs.splice(index, 1);
  if (value !== undefined) attrs.push({ name, value });
}

/** The text of a node and of all in it, as `textContent` gives it in a browser. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
