import { findKey } from 'lodash';

import { assemblePassage, type Token } from '../inline/assemble';
import { UnitFault } from '../inline/unit-fault';
import { codesOf, plainText, type CodeType, type Passage } from '../passages/passage';
import { fromHex } from '../xml/characters';
import { textOf, type XmlElement } from '../xml/xml-element';

import { CODE_TYPES } from './names';

interface ReadSegment {
  seg: XmlElement;
  /** Its codes tell what those of a translation are. */
  source?: Passage;
  /** Whether its tool writes codes as text. */
  hasTextCodes: boolean;
}

/**
 * Reads the text of a `<seg>`. Of codes those are kept that the hub knows; what others stand for is not text, and what a memory is asked for is
 * text. Where codes do not nest none is kept.
 */
export function readSegment({ seg, source, hasTextCodes }: ReadSegment): Passage {
  const known = new Map(codesOf(source ?? []).map((code) => [code.id, code]));
  const tokens = tokensIn(seg, (id, type) => type !== undefined || known.has(id));
  const clean = hasTextCodes
    ? tokens.map((token) => (typeof token === 'string' ? withoutTextCodes(token) : token))
    : tokens;
  try {
    return assemblePassage({ tokens: clean, source });
  } catch (error) {
    if (!(error instanceof UnitFault)) throw error;
    return assemblePassage({ tokens: clean.filter((token) => typeof token === 'string') });
  }
}

type IsKept = (id: string, type: CodeType | undefined) => boolean;

/** Ends of pairs whose beginning is left out are left out, too. */
function tokensIn(element: XmlElement, isKept: IsKept, open = new Set<string>()): Token[] {
  return element.children.flatMap((child): Token[] => {
    if (typeof child === 'string') return [child];
    const { name, attributes } = child;
    const key = attributes.get('i') ?? '';
    switch (name) {
      case 'bpt': {
        const id = attributes.get('x') ?? key;
        const type = typeOf(child);
        if (!isKept(id, type)) return [];
        open.add(key);
        return [{ edge: 'begin', key, id, type, url: type === 'link' ? urlIn(textOf(child)) : undefined }];
      }
      case 'ept':
        return open.delete(key) ? [{ edge: 'end', key }] : [];
      case 'hi':
        return tokensIn(child, isKept, open);
      case 'ph':
        return characterOf(attributes.get('type') ?? '');
      default:
        return [];
    }
  });
}

const typeOf = ({ attributes }: XmlElement): CodeType | undefined =>
  findKey(CODE_TYPES, (type) => type === attributes.get('type')) as CodeType | undefined;

/** Of a link as the hub writes it, whose references have been read once. */
function urlIn(code: string): string | undefined {
  const url = /^<a href="([^"]*)"/.exec(code)?.[1];
  return url?.replaceAll(/&(#\d+|\w+);/g, (reference, name: string) => REFERENCES[name] ?? reference);
}

const REFERENCES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#13': '\r',
  '#10': '\n',
  '#9': '\t',
};

/** A character XML cannot write. */
function characterOf(type: string): string[] {
  const hex = /^x-u([\dA-F]{4})$/.exec(type)?.[1];
  const character = hex && fromHex(hex);
  return character ? [character] : [];
}

const withoutTextCodes = (text: string): string => text.replaceAll(/<\/?[a-z]+\d+\/?>/g, '');

export const isBlank = (passage: Passage): boolean => plainText(passage).trim() === '';
