import type { Core } from '@strapi/strapi';

import type { SegmentAids } from '../../shared/aids';
import { unitsOf } from '../exchange/units';
import { toMatch } from '../glossary/glossary';
import { plainText } from '../passages/passage';

import type { GlossaryService } from './glossary';
import { hubLanguages } from './hub-languages';

/** What helps to translate a version, passage by passage. */
export function createAidsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * What the memory and the glossary have for each passage of the source; those without any are left out. The number of statements does not
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
      const aids = unitsOf(texts).map(({ path, sourceIndex, passageId, source, target = [] }): SegmentAids => {
        const sources = [plainText(source)];
        return {
          path,
          sourceIndex,
          passage: passageId,
          matches: [],
          terms: glossary.termsIn(sources).map(toMatch),
          warnings: glossary.warningsOf({ sources, targets: [plainText(target)] }),
        };
      });
      return aids.filter(({ matches, terms }) => matches.length + terms.length > 0);
    },
  };
}

export type AidsService = ReturnType<typeof createAidsService>;
