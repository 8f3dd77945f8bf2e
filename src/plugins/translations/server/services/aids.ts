import type { Core } from '@strapi/strapi';

import type { SegmentAids } from '../../shared/aids';
import { unitsOf } from '../exchange/units';
import { toMatch } from '../glossary/glossary';
import { plainText } from '../passages/passage';

import type { GlossaryService } from './glossary';
import { hubLanguages } from './hub-languages';
import type { MemoryService } from './memory';

/** What helps to translate a version, passage by passage. */
export function createAidsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * What the memory and the glossary have for each passage of the source; those without any are left out. The memory is asked where there is
     * something to translate. The number of statements does not grow with the version.
     *
     * @throws PolicyError (403) for who may not read the version and its source; NotFoundError where there is no such version
     */
    async find(version: {
      ability: unknown;
      type: string;
      documentId: string;
      locale: string;
    }): Promise<SegmentAids[]> {
      const { ability, type, documentId, locale } = version;
      const { panel } = hubLanguages(strapi);
      const texts = await panel.segments(version);
      const { sourceLocale } = texts;
      if (sourceLocale === locale) return [];
      const units = unitsOf(texts);
      const work = units.filter(({ state }) => state === 'untranslated' || state === 'stale');
      const plugin = strapi.plugin('translations');
      const glossary = await plugin.service<GlossaryService>('glossary').between({ sourceLocale, locale });
      const matches = await plugin.service<MemoryService>('memory').matches({
        sourceLocale,
        locale,
        segments: work.map(({ id, source }) => ({
          text: plainText(source),
          context: { type, documentId, unit: id },
        })),
        mayRead: (field) => panel.mayReadAll({ ability, ...field }),
      });
      const matchesOf = new Map(work.map((unit, index) => [unit, matches[index] ?? []]));
      const aids = units.map((unit): SegmentAids => {
        const { path, sourceIndex, passageId, source, target = [] } = unit;
        const sources = [plainText(source)];
        const translated = plainText(target);
        return {
          path,
          sourceIndex,
          passage: passageId,
          // What is in the field already is no help.
          matches: (matchesOf.get(unit) ?? []).filter((match) => match.target !== translated),
          terms: glossary.termsIn(sources).map(toMatch),
          warnings: glossary.warningsOf({ sources, targets: [translated] }),
        };
      });
      return aids.filter(({ matches, terms }) => matches.length + terms.length > 0);
    },
  };
}

export type AidsService = ReturnType<typeof createAidsService>;
