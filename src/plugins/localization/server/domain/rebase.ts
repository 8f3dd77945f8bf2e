import { mapOwnTexts, type OwnText, type OwnTexts, type Segment } from './own-texts';
import { segmentTexts, type Text, type Texts } from './texts';

/** The source of own texts changes: this says what stands in the new source for what stood in the former. */
export interface Rebase {
  former: Texts;
  /** The new source's texts while it was a translation of the former. */
  translation: OwnTexts;
}

/** The former source's texts as own texts, made from the new source. */
export function ownTextsOfFormerSource({ former, translation }: Rebase, locale: string): OwnTexts {
  return Object.fromEntries(
    [...former].map(([path, text]): [string, OwnText] => [
      path,
      {
        text,
        segments: segmentTexts(text).map((source) => ({
          source: counterpart({ translation: translation[path], text, source }),
          locale,
          isStale: false,
        })),
      },
    ])
  );
}

/**
 * Own texts of a third version: what was not stale is made from the new source; what was stays so.
 *
 * @param rebases - of the layer the texts are in, then of the other, from whose source a text may have been made as well
 */
export function rebaseOwnTexts([rebase, ...others]: readonly [Rebase, ...Rebase[]], own: OwnTexts): OwnTexts {
  return mapOwnTexts(own, (path, ownText) => ({
    ...ownText,
    segments: ownText.segments.map((segment): Segment => {
      const { source, isStale } = segment;
      if (isStale || source === null) return segment;
      const saysIt = ({ former }: Rebase) => segmentTexts(former.get(path)).includes(source);
      const { translation } = [rebase, ...others].find(saysIt) ?? rebase;
      return { ...segment, source: counterpart({ translation: translation[path], ...ownText, source }) };
    }),
  }));
}

/** The new source's text for a text of the former. */
function counterpart({
  translation,
  text,
  source,
}: {
  translation: OwnText | undefined;
  text: Text;
  source: string;
}): string | null {
  if (typeof text === 'string') return typeof translation?.text === 'string' ? translation.text : '';
  const index = translation?.segments.findIndex((segment) => segment.source === source) ?? -1;
  return index === -1 ? null : (segmentTexts(translation?.text)[index] ?? null) || null;
}
