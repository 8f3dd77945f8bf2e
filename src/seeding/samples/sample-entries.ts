import type { SeedFields } from '../reader/read-fields';

import { createRandom, type Random } from './random';
import { marked, sampleBody, sampleSentence, type SampleLanguage } from './sample-text';

/** The types of synthetic entries, each after those it refers to. */
export const SAMPLE_TYPES = ['partner', 'city', 'grant', 'event', 'resource'] as const;
export type SampleType = (typeof SAMPLE_TYPES)[number];

/** A number of entries per type. */
export type SampleCounts = Record<SampleType, number>;

export const sampleUid = (type: SampleType) => `api::${type}.${type}` as const;

/** How many events there are to one entry of a type. */
const EVENTS_PER_ENTRY: Readonly<Record<SampleType, number>> = {
  partner: 50,
  city: 10,
  grant: 25,
  event: 1,
  resource: 5,
};

/** What the hub holds beside synthetic entries: documentIds, and names of images. */
export interface SampleSurroundings {
  countries: string[];
  regions: string[];
  topics: string[];
  images: string[];
}

const DOCUMENT_ID_LENGTH = 24;
const NUMBER_WIDTH = 4;
const FIRST_YEAR = 2016;
const LAST_YEAR = 2030;

/** @returns how many entries of a type go with a number of events */
export function sampleCount(type: SampleType, eventCount: number): number {
  return Math.ceil(eventCount / EVENTS_PER_ENTRY[type]);
}

/** What all synthetic documentIds of a type begin with; Strapi's own are random, so none of them does. */
export const sampleIdPrefix = (type: SampleType) => `sample${type}0`;

/** @param number - from 1 */
export function sampleDocumentId(type: SampleType, number: number): string {
  const prefix = sampleIdPrefix(type);
  return prefix + String(number).padStart(DOCUMENT_ID_LENGTH - prefix.length, '0');
}

/**
 * Makes one synthetic entry, in one language. The same number gives the same entry, however many there are: it refers only to
 * entries that come with fewer events.
 */
export function sampleVersion({
  type,
  number,
  language,
  surroundings,
}: {
  type: SampleType;
  /** From 1. */
  number: number;
  language: SampleLanguage;
  surroundings: SampleSurroundings;
}): SeedFields {
  const padded = String(number).padStart(NUMBER_WIDTH, '0');
  // What belongs to the entry is drawn alike for each language, and text is not.
  const shared = createRandom(`${type} ${number}`);
  const text = createRandom(`${type} ${number} ${language.locale}`);
  const title = marked(`Sample ${type.charAt(0).toUpperCase()}${type.slice(1)} ${padded}`, language);

  return {
    [type === 'city' || type === 'partner' ? 'name' : 'title']: title,
    slug: `sample-${type}-${padded}`,
    summary: marked(sampleSentence(text, language), language),
    body: sampleBody(text, language),
    cover: { ...optional('image', surroundings.images, shared), alt: marked('A synthetic picture', language) },
    seo: { title, description: marked(sampleSentence(text, language), language) },
    ...SPECIFIC_FIELDS[type]({ number, shared, text, language, surroundings }),
  };
}

interface SampleContext {
  number: number;
  shared: Random;
  text: Random;
  language: SampleLanguage;
  surroundings: SampleSurroundings;
}

const SPECIFIC_FIELDS: Readonly<Record<SampleType, (context: SampleContext) => SeedFields>> = {
  partner: ({ shared, language, surroundings }) => ({
    kind: shared.pick(['ngo', 'intergovernmental', 'government', 'academic', 'association']),
    foundedYear: shared.integer(1950, 2024),
    website: 'https://example.org',
    headquarters: marked('Sample headquarters', language),
    regions: surroundings.regions.slice(0, 1),
    countries: shared.pickSome(surroundings.countries, 2),
  }),

  city: ({ shared, language, surroundings }) => ({
    officialName: marked('Municipality of a sample city', language),
    ...optional('country', surroundings.countries, shared),
    location: { lat: shared.integer(390, 460) / 10, lon: shared.integer(150, 230) / 10 },
    population: shared.integer(2_000, 400_000),
    populationYear: shared.integer(2011, 2024),
    website: 'https://example.org',
    membershipStatus: shared.pick(['applicant', 'member', 'former']),
    memberSince: `${shared.integer(FIRST_YEAR, 2025)}-${twoDigits(shared.integer(1, 12))}`,
    leader: { name: 'Sample Leader', role: marked('Mayor', language) },
    topics: shared.pickSome(surroundings.topics, 2),
  }),

  grant: ({ number, shared, text, language, surroundings }) => {
    const year = shared.integer(FIRST_YEAR, LAST_YEAR);
    const partners = earlier('grant', number, 'partner');
    const award = {
      recipient: sampleDocumentId('partner', shared.integer(1, partners)),
      amount: shared.integer(1, 20) * 1_000,
      awardedOn: `${year}-12`,
      cities: pickNumbers(shared, earlier('grant', number, 'city'), 2).map((city) => sampleDocumentId('city', city)),
    };
    return {
      opensOn: `${year}-03-01`,
      deadline: `${year}-${twoDigits(shared.integer(4, 11))}-15`,
      amount: shared.integer(5, 100) * 1_000,
      currency: 'EUR',
      applicationsReceived: shared.integer(0, 120),
      eligibility: sampleBody(text, language).slice(0, 1),
      awards: number % 3 === 0 ? [award] : [],
      ...optional('region', surroundings.regions, shared),
      topics: shared.pickSome(surroundings.topics, 2),
    };
  },

  event: ({ number, shared, language, surroundings }) => {
    const cities = earlier('event', number, 'city');
    const partners = earlier('event', number, 'partner');
    const month = `${shared.integer(FIRST_YEAR, LAST_YEAR)}-${twoDigits(shared.integer(1, 12))}`;
    const day = shared.integer(1, 26);
    return {
      kind: shared.pick(['workshop', 'training', 'consultation', 'summit', 'roundtable', 'webinar']),
      eventStatus: shared.pick(['scheduled', 'scheduled', 'scheduled', 'postponed', 'cancelled']),
      startsAt: `${month}-${twoDigits(day)}T08:00:00.000Z`,
      endsAt: `${month}-${twoDigits(day + shared.integer(0, 2))}T15:00:00.000Z`,
      timeZone: 'Europe/Tirane',
      format: shared.pick(['in-person', 'online', 'hybrid']),
      venue: marked('Sample hall', language),
      hostCity: sampleDocumentId('city', shared.integer(1, cities)),
      participatingCities: pickNumbers(shared, cities, 3).map((city) => sampleDocumentId('city', city)),
      countries: shared.pickSome(surroundings.countries, 2),
      ...optional('region', surroundings.regions, shared),
      partners: pickNumbers(shared, partners, 2).map((partner) => sampleDocumentId('partner', partner)),
      topics: shared.pickSome(surroundings.topics, 2),
      participatingCityCount: shared.integer(1, 40),
      traineeCount: shared.integer(5, 200),
      registrationUrl: 'https://example.org/register',
    };
  },

  resource: ({ number, shared, surroundings }) => ({
    kind: shared.pick(['report', 'assessment', 'case-study', 'toolkit', 'policy']),
    visibility: number % 10 === 0 ? 'members' : 'public',
    publishedOn: `${shared.integer(FIRST_YEAR, 2025)}-${twoDigits(shared.integer(1, 12))}-01`,
    files: [{ language: 'en', url: 'https://example.org/sample.pdf' }],
    topics: shared.pickSome(surroundings.topics, 2),
    cities: pickNumbers(shared, earlier('resource', number, 'city'), 2).map((city) => sampleDocumentId('city', city)),
    ...optional('region', surroundings.regions, shared),
    event: sampleDocumentId('event', shared.integer(1, earlier('resource', number, 'event'))),
  }),
};

/** How many entries of another type come with the events that an entry comes with. */
function earlier(type: SampleType, number: number, other: SampleType): number {
  return sampleCount(other, (number - 1) * EVENTS_PER_ENTRY[type] + 1);
}

function pickNumbers(random: Random, highest: number, count: number): number[] {
  return [...new Set(Array.from({ length: count }, () => random.integer(1, highest)))];
}

const optional = (field: string, values: readonly string[], random: Random): SeedFields =>
  values.length === 0 ? {} : { [field]: random.pick(values) };

const twoDigits = (value: number) => String(value).padStart(2, '0');
