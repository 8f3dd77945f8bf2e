import { SaxesParser } from 'saxes';

import { toElement, type XmlElement } from '../../../../../src/plugins/translations/server/xml/xml-element';

/** The root of a file. @throws Error where it is not well-formed */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('opentag', (tag) => {
    const element = toElement(tag, parser.line);
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (value) => open.at(-1)?.children.push(value));
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  if (!root) throw new Error('No root');
  return root;
}
