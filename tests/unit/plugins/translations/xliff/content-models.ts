import type { XmlElement } from '../../../../../src/plugins/translations/server/xml/xml-element';
import type { XliffVersion } from '../../../../../src/plugins/translations/shared/contracts';

/** What an element of a schema may have, as far as the hub writes it. */
interface ContentModel {
  /** Names of the elements in it, a comma after each. */
  children: RegExp;
  hasText?: true;
  /** The form of each attribute it may have; those it must have end in `!`. */
  attributes: Readonly<Record<string, RegExp>>;
}

/** What XML gives every element. */
const XML_ATTRIBUTES = ['xml:space'];

const ANY = /^/;
const NMTOKEN = /^[\p{L}\p{N}._:-]+$/u;
const LANGUAGE = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;
const YES_NO = /^(yes|no)$/;
const NOTE: ContentModel = { children: /^$/, hasText: true, attributes: {} };

/** Of xliff-core-1.2-strict.xsd and xliff-core-2.0.xsd. */
const MODELS: Readonly<Record<XliffVersion, Readonly<Record<string, ContentModel>>>> = {
  '1.2': {
    xliff: { children: /^(file,)+$/, attributes: { 'version!': /^1\.2$/ } },
    file: {
      children: /^(header,)?body,$/,
      attributes: {
        'original!': ANY,
        'source-language!': LANGUAGE,
        'target-language': LANGUAGE,
        'datatype!': /^plaintext$/,
      },
    },
    header: { children: /^(note,)*$/, attributes: {} },
    body: { children: /^(trans-unit,)*$/, attributes: {} },
    'trans-unit': {
      children: /^source,(target,)?(alt-trans,)*(note,)*$/,
      attributes: { 'id!': ANY, approved: YES_NO, maxwidth: NMTOKEN, 'size-unit': /^char$/, extradata: ANY },
    },
    note: NOTE,
    'alt-trans': { children: /^source,target,$/, attributes: { 'match-quality': /^\d+%$/, origin: ANY } },
    source: { children: /^([gx],)*$/, hasText: true, attributes: {} },
    target: {
      children: /^([gx],)*$/,
      hasText: true,
      attributes: {
        'xml:lang': LANGUAGE,
        state: /^(needs-translation|needs-review-translation|translated|signed-off)$/,
      },
    },
    g: {
      children: /^([gx],)*$/,
      hasText: true,
      attributes: {
        'id!': ANY,
        ctype: /^(bold|italic|underlined|link|x-\S+)$/,
        clone: YES_NO,
        'equiv-text': ANY,
      },
    },
    x: { children: /^$/, attributes: { 'id!': ANY, ctype: /^x-\S+$/ } },
  },
  '2.0': {
    xliff: { children: /^(file,)+$/, attributes: { 'version!': ANY, 'srcLang!': LANGUAGE, trgLang: LANGUAGE } },
    file: { children: /^profiles,(notes,)?(unit,)+$/, attributes: { 'id!': NMTOKEN, original: ANY } },
    profiles: { children: /^$/, attributes: { generalProfile: ANY } },
    notes: { children: /^(note,)+$/, attributes: {} },
    note: NOTE,
    unit: { children: /^(matches,)?(notes,)?segment,$/, attributes: { 'id!': NMTOKEN, type: /^[^\s:]+:[^\s:]+$/ } },
    segment: {
      children: /^source,(target,)?$/,
      attributes: { id: NMTOKEN, state: /^(initial|translated|reviewed|final)$/, subState: ANY },
    },
    matches: { children: /^(match,)+$/, attributes: {} },
    match: {
      children: /^source,target,$/,
      attributes: {
        'ref!': /^#s$/,
        type: /^(am|mt|icm|idm|tb|tm|other)$/,
        similarity: /^(100|\d\d?)$/,
        origin: ANY,
        reference: YES_NO,
      },
    },
    source: { children: /^((pc|cp),)*$/, hasText: true, attributes: {} },
    target: { children: /^((pc|cp),)*$/, hasText: true, attributes: { 'xml:lang': LANGUAGE } },
    pc: {
      children: /^((pc|cp),)*$/,
      hasText: true,
      attributes: {
        'id!': NMTOKEN,
        type: /^(fmt|link)$/,
        subType: /^[^\s:]+:[^\s:]+$/,
        dispStart: ANY,
        canCopy: YES_NO,
        canDelete: YES_NO,
      },
    },
    cp: { children: /^$/, attributes: { 'hex!': /^([\dA-F]{2})+$/ } },
  },
};

/** Where a file departs from its schema: a sentence for each place. */
export function findModelFaults(element: XmlElement, version: XliffVersion): string[] {
  const model = MODELS[version][element.name];
  if (!model) return [`<${element.name}> is not known`];
  const children = element.children.filter((child) => typeof child !== 'string');
  const text = element.children.filter((child) => typeof child === 'string').join('');
  const names = children.map(({ name }) => `${name},`).join('');
  const required = Object.keys(model.attributes).filter((name) => name.endsWith('!'));
  return [
    ...(model.children.test(names) ? [] : [`<${element.name}> has ${names}`]),
    ...(model.hasText || text.trim() === '' ? [] : [`<${element.name}> has the text ${text}`]),
    ...required
      .filter((name) => !element.attributes.has(name.slice(0, -1)))
      .map((name) => `<${element.name}> has no ${name}`),
    ...[...element.attributes]
      .filter(([name, value]) => !(model.attributes[name] ?? model.attributes[`${name}!`])?.test(value))
      .filter(([name]) => name !== 'xmlns' && !XML_ATTRIBUTES.includes(name))
      .map(([name, value]) => `<${element.name}> has ${name}="${value}"`),
    ...twins(children).map((id) => `<${element.name}> has two of ${id}`),
    ...children.flatMap((child) => findModelFaults(child, version)),
  ];
}

/** Of units in a file, and files in a document. */
function twins(elements: readonly XmlElement[]): string[] {
  const ids = elements
    .filter(({ name }) => ['unit', 'trans-unit', 'file'].includes(name))
    .flatMap(({ attributes }) => attributes.get('id') ?? []);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
