import { CREATION_TOOL, OMEGAT, PROPERTIES } from '../tmx/names';
import { isBlank, readSegment } from '../tmx/read-segment';
import type { TmxUnit, TmxVariant } from '../tmx/read-tmx';
import { fromOriginal } from '../xliff/original';

import { isStorable, MAX_NAME, type MemorySegment, type Place } from './segment';

/** Says whether translations into a language may come into the places that a file names in entries of a content type; they are the file's otherwise. */
export type MayPlace = (place: { type: string; locale: string }) => boolean;

interface SegmentsOfUnit {
  unit: TmxUnit;
  /** The hub's language of a tag. */
  localeOf: (tag: string) => string | undefined;
  /** From which a unit is translated that does not say it. */
  defaultLocale: string;
  /** The name of the file. */
  file: string;
  mayPlace: MayPlace;
  now: Date;
}

export interface UnitSegments {
  segments: MemorySegment[];
  /** The languages that the hub does not have, as the file has them. */
  unknownLanguages: string[];
}

/** What the memory takes from a unit of a TMX file: a segment for each language that it is translated into. */
export function segmentsOfUnit({ unit, localeOf, defaultLocale, file, mayPlace, now }: SegmentsOfUnit): UnitSegments {
  const variants = unit.variants.map((variant) => ({ ...variant, locale: localeOf(variant.language) }));
  const known = variants.filter((variant): variant is Known => variant.locale !== undefined);
  const unknownLanguages = variants.flatMap(({ locale, language }) => (locale === undefined ? [language] : []));
  const from = findSource({ unit, known, localeOf, defaultLocale });
  const hasTextCodes = unit.tool === OMEGAT;
  const source = from && readSegment({ seg: from.seg, hasTextCodes });
  if (!source || isBlank(source) || !isStorable(source)) return { segments: [], unknownLanguages };

  const fileOrigin = { file: nameOf(unit.properties.get(PROPERTIES.file) ?? file) };
  const place = placeOf(unit);
  const byLocale = new Map<string, MemorySegment>();
  for (const { locale, seg, date } of known) {
    if (locale === from.locale || byLocale.has(locale)) continue;
    const target = readSegment({ seg, source, hasTextCodes });
    if (isBlank(target) || !isStorable(target)) continue;
    // A time to come would outlast what is approved until then.
    const approvedAt = date && date < now ? date : now;
    const origin = date && place && mayPlace({ type: place.type, locale }) ? { place } : fileOrigin;
    byLocale.set(locale, { sourceLocale: from.locale, locale, source, target, origin, approvedAt });
  }
  return { segments: [...byLocale.values()], unknownLanguages };
}

type Known = TmxVariant & { locale: string };

function findSource({
  unit: { sourceLanguage },
  known,
  localeOf,
  defaultLocale,
}: Pick<SegmentsOfUnit, 'unit' | 'localeOf' | 'defaultLocale'> & { known: readonly Known[] }): Known | undefined {
  if (sourceLanguage === '*all*') return known.find(({ locale }) => locale === defaultLocale) ?? known[0];
  const same = known.find(({ language }) => language.toLowerCase() === sourceLanguage.toLowerCase());
  return same ?? known.find(({ locale }) => locale === localeOf(sourceLanguage));
}

/** Where the hub itself says that a segment is from. */
function placeOf({ tool, properties }: TmxUnit): Place | undefined {
  const entry = fromOriginal(properties.get(PROPERTIES.entry) ?? '');
  const unit = properties.get(PROPERTIES.unit);
  if (tool !== CREATION_TOOL || !entry || !unit) return undefined;
  const place = { ...entry, unit };
  // The hub's own are shorter.
  return Object.values(place).some((name) => name.length > MAX_NAME) ? undefined : place;
}

/** A file's name, as far as it can be stored. */
const nameOf = (name: string): string => [...name.replaceAll(/[\p{Cs}\0]/gu, '')].slice(0, MAX_NAME).join('');
