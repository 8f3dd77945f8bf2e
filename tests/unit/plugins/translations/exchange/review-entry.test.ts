import type { Block, EntryTexts, SegmentPair } from '../../../../../src/plugins/localization/shared/contracts';
import { reviewEntry } from '../../../../../src/plugins/translations/server/exchange/review-entry';
import { unitsOf } from '../../../../../src/plugins/translations/server/exchange/units';
import type { ExchangeUnit, ReadEntry } from '../../../../../src/plugins/translations/server/xliff/exchange';
import { XLIFF_VERSIONS } from '../../../../../src/plugins/translations/shared/contracts';
import { read, write } from '../xliff/read-and-write';

const plain = (text: string) => ({ type: 'text', text });
const link = (url: string, text: string) => ({ type: 'link', url, children: [plain(text)] });
const paragraph = (...children: object[]): Block => ({ type: 'paragraph', children });
const item = (...children: object[]) => ({ type: 'list-item', children });
const list = (...items: object[]): Block => ({ type: 'list', format: 'unordered', children: items });
const image = (alternativeText: string | null, caption: string | null): Block => ({
  type: 'image',
  image: { url: '/a.png', alternativeText, caption },
  children: [plain('')],
});

/** An entry with one block, and its translation into Albanian. */
const entryWith = ({
  shown,
  ...segment
}: Pick<SegmentPair, 'source' | 'shown'> & Partial<SegmentPair>): EntryTexts => ({
  type: 'api::city.city',
  documentId: 'abc',
  name: 'Berat',
  locale: 'sq',
  sourceLocale: 'en',
  state: 'in-progress',
  fields: [
    {
      path: 'body',
      isBlocks: true,
      maxLength: undefined,
      segments: [
        { sourceIndex: 0, ownIndex: 0, shown, locale: 'sq', isOwn: true, isStale: false, madeFrom: null, ...segment },
      ],
    },
  ],
});

const stale = (source: Block, shown: Block): EntryTexts => entryWith({ source, shown, isStale: true });
const fresh = (source: Block, shown: Block): EntryTexts => entryWith({ source, shown });

type Edits = Record<string, Partial<Pick<ExchangeUnit, 'target' | 'state'>>>;

describe.each(XLIFF_VERSIONS)('of a file of XLIFF %s', (version) => {
  /** What becomes of an export in which somebody has done something with some of its units. */
  async function review(texts: EntryTexts, edits: Edits = {}) {
    const units = unitsOf(texts).map((unit) => ({ ...unit, ...edits[unit.id] }));
    const { type, documentId, name } = texts;
    const file = await write(version, [{ type, documentId, name, sourceLanguage: 'en', units }]);
    const [entry] = await read(file);
    const reviewed = reviewEntry({ read: entry as ReadEntry, texts, missingRight: () => undefined });
    const told = reviewed.units.map(({ unit, verdict, reason }) => [unit, verdict, ...(reason ? [reason] : [])]);
    return { told, segments: reviewed.segments };
  }

  const DONE: Edits[string] = { state: 'translated' };
  const written = (text: Block, more: object = {}) => [{ path: 'body', sourceIndex: 0, text, ...more }];

  describe('a translation with other codes than its source', () => {
    const two = paragraph(plain('Shih '), link('/a', 'këtu'), plain(' dhe '), link('/b', 'atje'));
    const one = paragraph(plain('See '), link('/a', 'here'));

    it('is unchanged while nobody says that it is finished', async () => {
      expect(await review(stale(one, two))).toEqual({ told: [['body.0', 'unchanged']], segments: [] });
      expect(await review(fresh(one, two), { 'body.0': DONE })).toEqual({
        told: [['body.0', 'unchanged']],
        segments: [],
      });
    });

    it.each<[string, Block, Block, string]>([
      ['one too many', one, two, 'The source has no code 2 (link).'],
      ['one too few', one, paragraph(plain('Shih.')), 'Code 1 (link) is missing.'],
    ])('is refused where it is said to be still right: %s', async (_name, source, shown, reason) => {
      expect(await review(stale(source, shown), { 'body.0': DONE })).toEqual({
        told: [['body.0', 'refused', reason]],
        segments: [],
      });
    });

    it('is kept as it is where another item of its list is changed', async () => {
      const own = item(plain('verë '), link('https://sq', 'këtu'), plain(''));
      const texts = fresh(list(item(plain('bread')), item(plain('wine'))), list(item(plain('buke')), own));
      expect(await review(texts, { 'body.0#0': { target: ['bukë'], ...DONE } })).toEqual({
        told: [
          ['body.0#0', 'changed'],
          ['body.0#1', 'unchanged'],
        ],
        segments: written(list(item(plain('bukë')), own), { keepsOrigin: true }),
      });
    });
  });

  it('what is still right is written as it is, with its own link', async () => {
    const source = paragraph(plain('See '), link('https://en', 'here'));
    const shown = paragraph(plain('Shih '), link('https://sq', 'këtu'));
    expect(await review(stale(source, shown), { 'body.0': DONE })).toEqual({
      told: [['body.0', 'confirmed']],
      segments: written(shown),
    });
  });

  describe('what a translation has beside its source', () => {
    const source = list(item(plain('bread')), item(plain('wine')));
    const shown = list(item(plain('bukë')), item(plain('verë')), item(plain('djathë')));
    const reason =
      'It stays out of date: its translation has “djathë” as well, which the source has not; see the panel';

    it('stays, and is not up to date, where all the rest is still right', async () => {
      expect(await review(stale(source, shown), { 'body.0#0': DONE, 'body.0#1': DONE })).toEqual({
        told: [
          ['body.0#0', 'unchanged', reason],
          ['body.0#1', 'unchanged', reason],
        ],
        segments: [],
      });
    });

    it('stays where all the rest is changed', async () => {
      const edits: Edits = { 'body.0#0': { target: ['Bukë'], ...DONE }, 'body.0#1': { target: ['Verë'], ...DONE } };
      expect(await review(stale(source, shown), edits)).toEqual({
        told: [
          ['body.0#0', 'changed'],
          ['body.0#1', 'changed'],
        ],
        segments: written(list(item(plain('Bukë')), item(plain('Verë')), item(plain('djathë'))), { keepsOrigin: true }),
      });
    });

    it('stays, an image’s caption too', async () => {
      const texts = fresh(image('A bridge', null), image('Ure', 'Natën'));
      expect(await review(texts, { 'body.0#alt': { target: ['Urë'], ...DONE } })).toEqual({
        told: [['body.0#alt', 'changed']],
        segments: written(image('Urë', 'Natën'), { keepsOrigin: true }),
      });
    });

    it.each<[string, Block, string]>([
      ['a text', paragraph(plain('Bukë, si gjithmonë')), '“Bukë, si gjithmonë”'],
      ['a list in its list', list(list(item(plain('Bukë')))), '“Bukë”'],
      ['a picture', image(null, null), 'a picture'],
    ])('is named, and the rest refused, where there is no place for it: %s', async (_name, own, named) => {
      const source = list(item(plain('bread')));
      const reason = `It would take the place of ${named}, which is not in the file; take that away in the panel, and import it again`;
      expect(await review(stale(source, own), { 'body.0#0': { target: ['bukë'], ...DONE } })).toEqual({
        told: [['body.0#0', 'refused', reason]],
        segments: [],
      });
    });

    it('is nothing where the text is in another language', async () => {
      const texts = entryWith({
        source: list(item(plain('bread'))),
        shown: paragraph(plain('hleb')),
        locale: 'sr-Latn',
      });
      expect(await review(texts, { 'body.0#0': { target: ['bukë'], ...DONE } })).toEqual({
        told: [['body.0#0', 'new']],
        segments: written(list(item(plain('bukë')))),
      });
    });
  });

  describe('a list that is out of date', () => {
    const source = list(item(plain('one')), item(plain('two and a half')));
    const shown = list(item(plain('nje')), item(plain('dy')));
    const changed: Edits = { 'body.0#0': { target: ['një'], ...DONE } };
    const after = list(item(plain('një')), item(plain('dy')));

    it('stays so where one item is changed and the other left', async () => {
      expect(await review(stale(source, shown), changed)).toEqual({
        told: [
          ['body.0#0', 'changed'],
          ['body.0#1', 'unchanged'],
        ],
        segments: written(after, { keepsOrigin: true }),
      });
    });

    it('is up to date where one item is changed and the other still right', async () => {
      expect(await review(stale(source, shown), { ...changed, 'body.0#1': DONE })).toEqual({
        told: [
          ['body.0#0', 'changed'],
          ['body.0#1', 'confirmed'],
        ],
        segments: written(after),
      });
    });

    it('is up to date where all its items are still right, and is written as it is', async () => {
      expect(await review(stale(source, shown), { 'body.0#0': DONE, 'body.0#1': DONE })).toEqual({
        told: [
          ['body.0#0', 'confirmed'],
          ['body.0#1', 'confirmed'],
        ],
        segments: written(shown),
      });
    });

    it('stays so where one item is still right and the other left, which is said', async () => {
      const reason = 'It stays out of date: it goes together with body.0#1, which is not finished';
      expect(await review(stale(source, shown), { 'body.0#0': DONE })).toEqual({
        told: [
          ['body.0#0', 'unchanged', reason],
          ['body.0#1', 'unchanged'],
        ],
        segments: [],
      });
    });

    it('is not written while an item has no translation, and what is still right waits for it', async () => {
      const three = list(item(plain('one')), item(plain('two')), item(plain('three')));
      expect(await review(stale(three, shown), { ...changed, 'body.0#1': DONE })).toEqual({
        told: [
          ['body.0#0', 'refused', 'It goes together with body.0#2, which is not translated'],
          ['body.0#1', 'unchanged', 'It stays out of date: it goes together with body.0#2, which is not finished'],
          ['body.0#2', 'untranslated'],
        ],
        segments: [],
      });
    });
  });
});

describe('of a file of XLIFF 1.2 from a tool that keeps no states', () => {
  const withoutStates = async (texts: EntryTexts, change = (file: string) => file) => {
    const { type, documentId, name } = texts;
    const entry = { type, documentId, name, sourceLanguage: 'en', units: unitsOf(texts) };
    const file = change((await write('1.2', [entry])).replaceAll(/ state="[^"]*"/g, ''));
    const [back] = await read(file);
    return reviewEntry({ read: back as ReadEntry, texts, missingRight: () => undefined }).units.map(
      ({ verdict }) => verdict
    );
  };
  const texts = stale(paragraph(plain('Great fair')), paragraph(plain('Panairi')));

  it('what is out of date is not said to be still right', async () => {
    expect(await withoutStates(texts)).toEqual(['unchanged']);
    expect(await withoutStates(texts, (file) => file.replace(/ extradata="[^"]*"/, ''))).toEqual(['unchanged']);
    expect(await withoutStates(texts, (file) => file.replace('approved="no"', 'approved="yes"'))).toEqual([
      'confirmed',
    ]);
  });

  it('what is changed is a translation', async () => {
    expect(await withoutStates(texts, (file) => file.replace('>Panairi<', '>Panairi i madh<'))).toEqual(['changed']);
  });

  it('a copy of the source that was exported is none', async () => {
    const untranslated = entryWith({ source: paragraph(plain('Fair')), shown: paragraph(plain('Fair')), locale: 'en' });
    expect(await withoutStates(untranslated)).toEqual(['untranslated']);
  });

  it('a copy of the source that was exported is none where somebody has translated it in the hub since', async () => {
    const source = paragraph(plain('Fair'));
    const before = entryWith({ source, shown: source, locale: 'en' });
    const fingerprint = unitsOf(before)[0]?.fingerprint;
    const copied = (file: string) =>
      file.replace(/ extradata="[^"]*"/, ` extradata="${fingerprint}"`).replace('>Panairi<', '>Fair<');
    expect(await withoutStates(fresh(source, paragraph(plain('Panairi'))), copied)).toEqual(['untranslated']);
  });
});
