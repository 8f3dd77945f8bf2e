import { LOCALES } from '../../../src/locales';
import { countWords } from '../../../src/plugins/localization/server/domain/count-words';
import { segmentTexts, type Block } from '../../../src/plugins/localization/server/domain/texts';
import type { EntryTexts } from '../../../src/plugins/localization/shared/contracts';
import { documentsOf } from '../../support/documents';

import { CITY, CODES, desk, editor, idOf, prepareBoardDesk, translator } from './support/board-desk';

prepareBoardDesk();

const versionIn = async (name: string, locale: string) => desk.versionOf(editor, idOf(name), locale);

describe('a row', () => {
  it('is an entry as its source calls it, with all its versions in the order of the registry', async () => {
    const row = await desk.rowOf(editor, idOf('Охрид'));
    expect(row).toMatchObject({ type: CITY, name: 'Охрид', sourceLocale: 'mk' });
    expect(row?.versions.map(({ locale }) => locale)).toEqual(CODES);
    expect(row?.versions.filter(({ isSource }) => isSource).map(({ locale }) => locale)).toEqual(['mk']);
  });

  it('has one version where one language is asked for', async () => {
    const row = await desk.rowOf(editor, idOf('Durrës'), { locale: 'mk' });
    expect(row?.versions).toEqual([
      {
        locale: 'mk',
        state: 'in-progress',
        isSource: false,
        isPublished: true,
        isModified: true,
        staleCount: 1,
        untranslatedCount: 1,
        // The summary's six, and the eight of the second block.
        wordsLeft: 6 + 8,
        assignee: null,
        dueOn: null,
        stamp: expect.any(String),
        actions: ['claim', 'assign', 'set-due-date', 'send-for-review', 'approve'],
      },
    ]);
  });

  it('says what readers see', async () => {
    expect(await versionIn('Tirana', 'mk')).toMatchObject({
      state: 'translated',
      isPublished: true,
      isModified: false,
    });
    const { documentId } = await documentsOf(desk.hub, 'topic').create({
      data: { name: 'Draft', slug: 'draft' },
      locale: 'en',
    });
    const drafted = await desk.versionOf(editor, documentId, 'mk');
    expect(drafted).toMatchObject({ isPublished: false, isModified: false });
    await documentsOf(desk.hub, 'topic').delete({ documentId, locale: '*' });
  });
});

describe('the numbers', () => {
  /** What is left of a version by the texts that translators get. */
  const leftOf = ({ fields, sourceLocale, locale, state }: EntryTexts) => {
    const segments = fields.flatMap((field) => field.segments);
    const isTransliterated = LOCALES.some((one) => one.code === locale && 'transliterates' in one);
    const left = segments.filter((pair) => pair.source !== undefined && (pair.isStale || pair.locale !== locale));
    const words = left.map(({ source }) =>
      segmentTexts(typeof source === 'string' ? source : [source as Block]).map((text) =>
        countWords({ text, language: sourceLocale })
      )
    );
    return {
      state,
      staleCount: segments.filter(({ isStale }) => isStale).length,
      wordsLeft: isTransliterated ? 0 : words.flat().reduce((sum, count) => sum + count, 0),
    };
  };

  it('are what the texts of each version say', async () => {
    const { data, meta } = await desk.board(editor, { pageSize: '100' });
    let sum = 0;
    for (const { type, documentId, versions, sourceLocale } of data) {
      for (const { locale, state, staleCount, wordsLeft } of versions) {
        const [texts] = await desk.hub.strapi
          .plugin('localization')
          .service('versions')
          .entryTexts({ type, locale, documentIds: [documentId] });
        const left = locale === sourceLocale ? { state, staleCount: 0, wordsLeft: 0 } : leftOf(texts);
        expect({ documentId, locale, state, staleCount, wordsLeft }).toEqual({ documentId, locale, ...left });
        sum += wordsLeft;
      }
    }
    expect(meta.wordsLeft).toBe(sum);
    expect(sum).toBeGreaterThan(0);
  });

  it('add up to what is told of each language', async () => {
    const { body } = await desk.get(translator, 'totals');
    for (const { locale, wordsLeft } of body.data as { locale: string; wordsLeft: number }[]) {
      const { meta } = await desk.board(editor, { locale });
      expect({ locale, wordsLeft: meta.wordsLeft }).toEqual({ locale, wordsLeft });
    }
  });

  it('are none in a language that is written in the other script', async () => {
    expect((await desk.board(editor, { locale: 'sr-Latn' })).meta.wordsLeft).toBe(0);
    expect((await desk.board(editor, { locale: 'sr-Cyrl' })).meta.wordsLeft).toBeGreaterThan(0);
  });
});
