import { findKey, sortBy } from 'lodash';

import { emptyCode, type Token } from '../../inline/assemble';
import { UnitFault } from '../../inline/unit-fault';
import type { CodeType } from '../../passages/passage';
import { fromHex } from '../../xml/characters';
import { childrenOf, textOf, type XmlElement } from '../../xml/xml-element';
import { READ_STATES, type ReadState } from '../exchange';
import type { XliffReader } from '../xliff-reader';

import { CODE_TYPES, fromType, NAMESPACE_20, STALE } from './names';

export const reader20: XliffReader = {
  namespace: NAMESPACE_20,
  unitElement: 'unit',
  languagesOf: ({ root: { attributes } }) => ({
    sourceLanguage: attributes.get('srcLang'),
    targetLanguage: attributes.get('trgLang'),
  }),
  sourceOf(unit) {
    const parts = childrenOf(unit, 'segment', 'ignorable');
    if (parts.length === 0) throw new UnitFault('The unit has no segment.');
    return parts.flatMap((part) => tokensIn(sourceIn(part)));
  },
  targetOf,
  fingerprintOf: ({ attributes }) => fromType(attributes.get('type')),
  stateOf: (unit) =>
    sortBy(childrenOf(unit, 'segment').map(stateOfSegment), (state) => READ_STATES.indexOf(state))[0] ?? 'untranslated',
};

function sourceIn(part: XmlElement): XmlElement {
  const [source] = childrenOf(part, 'source');
  if (!source) throw new UnitFault('A segment has no source.');
  return source;
}

/** Joins what a tool has split. A part says its place in the target where that is another than in the source. */
function targetOf(unit: XmlElement): Token[] | undefined {
  const segments = childrenOf(unit, 'segment');
  if (!segments.some(isTranslated)) return undefined;
  const missing = segments.findIndex((segment) => textOf(sourceIn(segment)).trim() !== '' && !isTranslated(segment));
  if (missing !== -1) throw new UnitFault(`The unit was split, and its part ${missing + 1} is not translated.`);

  const parts = childrenOf(unit, 'segment', 'ignorable').map((part, index) => {
    // What is ignorable, such as the space between sentences, has a target only where that is another.
    const content = childrenOf(part, 'target')[0] ?? sourceIn(part);
    return { content, place: Number(content.attributes.get('order') ?? index + 1) };
  });
  return sortBy(parts, ({ place }) => place).flatMap(({ content }) => tokensIn(content));
}

const isTranslated = (segment: XmlElement): boolean =>
  childrenOf(segment, 'target').some((target) => textOf(target).trim() !== '');

const tokensIn = (element: XmlElement): Token[] => element.children.flatMap(tokensOf);

function tokensOf(child: XmlElement | string): Token[] {
  if (typeof child === 'string') return [child];
  const { attributes } = child;
  const id = attributes.get('id') ?? '';
  const key = attributes.get('startRef') ?? id;
  const type = typeOf(child);
  const begin: Token = { edge: 'begin', key: id, id, type, url: attributes.get('dispStart') ?? attributes.get('disp') };
  switch (child.uri === NAMESPACE_20 ? child.name : '') {
    case 'pc':
      return [begin, ...tokensIn(child), { edge: 'end', key: id }];
    // What a tool makes of a pc that it splits.
    case 'sc':
      return [begin];
    case 'ec':
      return [{ edge: 'end', key }];
    case 'ph':
      return emptyCode(id, type);
    case 'cp':
      return [characterOf(attributes.get('hex') ?? '')];
    // Annotations, which are not the hub's.
    case 'mrk':
      return tokensIn(child);
    case 'sm':
    case 'em':
      return [];
    default:
      throw new UnitFault(`<${child.name}> in a text is not known.`);
  }
}

const typeOf = ({ attributes }: XmlElement): CodeType | undefined =>
  findKey(
    CODE_TYPES,
    ({ type, subType }) => type === attributes.get('type') && subType === attributes.get('subType')
  ) as CodeType | undefined;

function characterOf(hex: string): string {
  const character = fromHex(hex);
  if (!character) throw new UnitFault(`The character "${hex}" cannot be stored.`);
  return character;
}

function stateOfSegment({ attributes }: XmlElement): ReadState {
  switch (attributes.get('state')) {
    case 'translated':
      return 'translated';
    case 'reviewed':
    case 'final':
      return 'approved';
    default:
      return attributes.get('subState') === STALE ? 'needs-review' : 'untranslated';
  }
}
