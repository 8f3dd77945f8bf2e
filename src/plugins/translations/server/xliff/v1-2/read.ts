import { findKey } from 'lodash';

import { emptyCode, type Token } from '../../inline/assemble';
import { UnitFault } from '../../inline/unit-fault';
import type { CodeType } from '../../passages/passage';
import { fromHex } from '../../xml/characters';
import { childrenOf, textOf, type XmlElement } from '../../xml/xml-element';
import type { ReadState } from '../exchange';
import type { XliffReader } from '../xliff-reader';

import { CTYPES, NAMESPACE_12 } from './names';

export const reader12: XliffReader = {
  namespace: NAMESPACE_12,
  unitElement: 'trans-unit',
  languagesOf: ({ file: { attributes } }) => ({
    sourceLanguage: attributes.get('source-language'),
    targetLanguage: attributes.get('target-language'),
  }),
  sourceOf(unit) {
    const [source] = childrenOf(unit, 'source');
    if (!source) throw new UnitFault('The unit has no source.');
    return tokensIn(source);
  },
  targetOf(unit) {
    const [target] = childrenOf(unit, 'target');
    if (!target || textOf(target).trim() === '') return undefined;
    const missing = findUntranslatedSegment(unit, target);
    if (missing) throw new UnitFault(`The unit was split, and its part ${missing} is not translated.`);
    return tokensIn(target);
  },
  fingerprintOf: ({ attributes }) => attributes.get('extradata'),
  stateOf,
};

const tokensIn = (element: XmlElement): Token[] => element.children.flatMap(tokensOf);

function tokensOf(child: XmlElement | string): Token[] {
  if (typeof child === 'string') return [child];
  const id = child.attributes.get('id') ?? '';
  const key = child.attributes.get('rid') ?? id;
  const type = typeOf(child);
  const begin: Token = { edge: 'begin', key, id, type, url: child.attributes.get('equiv-text') };
  const end: Token = { edge: 'end', key };
  switch (child.uri === NAMESPACE_12 ? child.name : '') {
    case 'g':
      return [begin, ...tokensIn(child), end];
    // The forms below are what tools make of a g; what is in them is their own.
    case 'bpt':
    case 'bx':
      return [begin];
    case 'ept':
    case 'ex':
      return [end];
    case 'it':
      return [child.attributes.get('pos') === 'close' ? end : begin];
    case 'x':
    case 'ph':
      return characterOf(id) ?? emptyCode(id, type);
    // Marks of segments, terms and comments, which are not the hub's.
    case 'mrk':
      return tokensIn(child);
    default:
      throw new UnitFault(`<${child.name}> in a text is not known.`);
  }
}

const typeOf = ({ attributes }: XmlElement): CodeType | undefined =>
  findKey(CTYPES, (ctype) => ctype === attributes.get('ctype')) as CodeType | undefined;

/** A character XML cannot write. */
function characterOf(id: string): string[] | undefined {
  const hex = /^u([\dA-F]{4})-\d+$/.exec(id)?.[1];
  const character = hex && fromHex(hex);
  return character ? [character] : undefined;
}

/** Finds a part of a source a tool has split that has no translation, while others have. */
function findUntranslatedSegment(unit: XmlElement, target: XmlElement): string | undefined {
  const [segSource] = childrenOf(unit, 'seg-source');
  const targets = new Map(segmentsIn(target));
  if (!segSource || targets.size === 0) return undefined;
  return segmentsIn(segSource).find(([mid, text]) => text.trim() !== '' && !targets.get(mid)?.trim())?.[0];
}

/** The texts of the segments in a source or target, by their ids. */
const segmentsIn = (element: XmlElement): [string, string][] =>
  element.children.flatMap((child): [string, string][] => {
    if (typeof child === 'string') return [];
    const isSegment = child.name === 'mrk' && child.attributes.get('mtype') === 'seg';
    return isSegment ? [[child.attributes.get('mid') ?? '', textOf(child)]] : segmentsIn(child);
  });

/** A tool that keeps no states leaves the unit as it was, or writes a target without one: whether that is finished, the file does not say. */
function stateOf(unit: XmlElement): ReadState {
  const state = childrenOf(unit, 'target')[0]?.attributes.get('state');
  const approved = unit.attributes.get('approved');
  switch (state) {
    case 'new':
    case 'needs-translation':
      return 'untranslated';
    case undefined:
      return approved === 'yes' ? 'approved' : 'needs-review';
    case 'translated':
      return approved === 'yes' ? 'approved' : 'translated';
    case 'final':
    case 'signed-off':
      return approved === 'no' ? 'translated' : 'approved';
    default:
      return 'needs-review';
  }
}
