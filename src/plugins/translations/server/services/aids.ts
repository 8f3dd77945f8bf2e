import type { Core } from '@strapi/strapi';

import type { EntryTexts, FieldSegments, SegmentPair } from '../../../localization/shared/contracts';
import type { SegmentAids } from '../../shared/aids';
import { toMatch } from '../glossary/glossary';
import { passagesOf } from '../passages/block-passages';
import { plainText } from '../passages/passage';

import type { GlossaryService } from './glossary';
import { hubLanguages } from './hub-languages';

/** A segment of the source that has text. */
interface SourceSegment extends SegmentPair {
  path: string;
  sourceIndex: number;
  source: NonNullable<SegmentPair['source']>;
}

/** What helps to translate a version, text by text. */
export function createAidsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * What the memory and the glossary have for each segment of the source; segments without any are left out. The number of statements does not
     * grow with the version.
     *
     * @throws PolicyError (403) for who may not read the version and its source; NotFoundError where there is no such version
     */
    async find(version: {
      ability: unknown;
      type: string;
      documentId: string;
      locale: string;
    }): Promise<SegmentAids[]> {
      const { locale } = version;
      const texts = await hubLanguages(strapi).panel.segments(version);
      const { sourceLocale } = texts;
      if (sourceLocale === locale) return [];
      const glossary = await strapi
        .plugin('translations')
        .service<GlossaryService>('glossary')
        .between({ sourceLocale, locale });
      return segmentsOf(texts).flatMap(({ path, sourceIndex, source, shown, locale: language }) => {
        const sources = textsOfSegment(source);
        const terms = glossary.termsIn(sources);
        const targets = shown !== undefined && language === locale ? textsOfSegment(shown) : [];
        if (terms.length === 0) return [];
        return {
          path,
          sourceIndex,
          matches: [],
          terms: terms.map(toMatch),
          warnings: glossary.warningsOf({ sources, targets }),
        };
      });
    },
  };
}

export type AidsService = ReturnType<typeof createAidsService>;

const segmentsOf = ({ fields }: EntryTexts): SourceSegment[] =>
  fields.flatMap(({ path, segments }: FieldSegments) =>
    segments.flatMap((segment) => {
      const { source, sourceIndex } = segment;
      return source === undefined || sourceIndex === undefined ? [] : { ...segment, path, source, sourceIndex };
    })
  );

/** The texts of a segment: several of a list, whose items are texts of their own. */
const textsOfSegment = (segment: SourceSegment['source']): string[] => [...passagesOf(segment).values()].map(plainText);
