import { fill, MESSAGES } from '../../../examples/site/src/languages/messages';
import type { LocaleCode } from '../../../src/locales';

import { nameOf, type Entry, type Type } from './published';

/** A block of a rich text, or what is in one: a link, or a piece of text. */
interface Block {
  type: string;
  text?: string;
  children?: Block[];
}

/** An entry as REST gives it for its page, as far as these tests look; each type has some of it. */
export interface EntryOnPage extends Entry {
  summary: string;
  body: Block[];
  seo: { title: string; description: string };
  acronym: string | null;
  applicationsReceived: number;
  awards: { awardedOn: string; recipient: Entry }[];
  countries: Entry[];
  country: Entry;
  datePrecision: keyof typeof DATE_STYLES;
  eligibility: Block[];
  endsAt: string | null;
  event: Entry;
  foundedYear: number | null;
  headquarters: string;
  hostCity: Entry | null;
  leader: { name: string; role: string } | null;
  memberSince: string;
  officialName: string;
  participatingCities: Entry[];
  partners: Entry[];
  population: number;
  populationYear: number;
  region: Entry;
  regions: Entry[];
  reportedMemberCount: number;
  reports: Entry[];
  startsAt: string;
  statistics: { label: string; value: number }[];
  timeZone: string;
  topics: Entry[];
  venue: string | null;
  website: string | null;
}

const DATE_STYLES = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Fact = string | null | undefined;
type Formats = ReturnType<typeof formatsOf>;

const namesOf = (entries: Entry[]) => entries.map(nameOf);

/** Entries of the seeds that between them have every fact a page can show, and what their pages tell besides their text. */
export const PAGES_WITH_FACTS: readonly {
  type: Type;
  slug: string;
  tell: (entry: EntryOnPage, formats: Formats) => Fact[];
}[] = [
  ...['cair', 'junik'].map((slug) => ({ type: 'cities' as const, slug, tell: factsOfCity })),
  ...['durres-workshop-2017', 'city-consultations-2018', 'training-kosovo-2017', 'regional-hub-launch-2022'].map(
    (slug) => ({ type: 'events' as const, slug, tell: factsOfEvent })
  ),
  { type: 'grants', slug: 'local-innovation-grant-western-balkans', tell: factsOfGrant },
  ...['gus-albania', 'icma', 'osce'].map((slug) => ({ type: 'partners' as const, slug, tell: factsOfPartner })),
  {
    type: 'resources',
    slug: 'durres-workshop-report',
    tell: ({ region, event, topics }) => [nameOf(region), nameOf(event), ...namesOf(topics)],
  },
  { type: 'regions', slug: 'western-balkans', tell: factsOfRegion },
];

function factsOfCity(city: EntryOnPage, { number, host }: Formats): Fact[] {
  const { officialName, country, population, populationYear, memberSince, leader, website } = city;
  return [
    ...[officialName, nameOf(country), number(population), String(populationYear), memberSince.slice(0, 4)],
    ...[leader?.name, leader?.role, host(website)],
  ];
}

function factsOfEvent(event: EntryOnPage, { period }: Formats): Fact[] {
  const { hostCity, venue, countries, participatingCities, partners, topics, reports } = event;
  const related = [countries, participatingCities, partners, topics, reports];
  return [period(event), hostCity && nameOf(hostCity), venue, ...related.flatMap(namesOf)];
}

function factsOfGrant({ applicationsReceived, awards, eligibility }: EntryOnPage, formats: Formats): Fact[] {
  const { number, moreThan, year } = formats;
  return [
    moreThan(number(applicationsReceived)),
    ...awards.flatMap(({ recipient, awardedOn }) => [nameOf(recipient), year(awardedOn)]),
    ...passagesOf(eligibility),
  ];
}

function factsOfPartner(partner: EntryOnPage, { year, host }: Formats): Fact[] {
  const { acronym, foundedYear, headquarters, regions, countries, website } = partner;
  return [
    acronym,
    foundedYear === null ? null : year(foundedYear),
    headquarters,
    ...namesOf([...regions, ...countries]),
    host(website),
  ];
}

function factsOfRegion(region: EntryOnPage, { number, moreThan }: Formats): Fact[] {
  return [
    moreThan(number(region.reportedMemberCount)),
    ...region.statistics.flatMap(({ label, value }) => [label, number(value)]),
    ...namesOf([...region.countries, ...region.partners]),
  ];
}

/** Numbers and dates as a language writes them, said by ICU and not by the site. */
function formatsOf(locale: LocaleCode) {
  // ICU has no data for Montenegrin, and American English where no country is said.
  const tag = { en: 'en-GB', cnr: 'sr-Latn-ME' }[locale as string] ?? locale;
  const dates = (precision: keyof typeof DATE_STYLES, timeZone: string) =>
    new Intl.DateTimeFormat(tag, { ...DATE_STYLES[precision], timeZone });
  return {
    number: (value: number) => new Intl.NumberFormat(tag).format(value),
    moreThan: (number: string) => fill(MESSAGES[locale].moreThan, { number }),
    year: (year: number | string) => dates('year', 'UTC').format(new Date(String(year))),
    period: ({ startsAt, endsAt, timeZone, datePrecision }: EntryOnPage) => {
      const format = dates(datePrecision, timeZone);
      return endsAt ? format.formatRange(new Date(startsAt), new Date(endsAt)) : format.format(new Date(startsAt));
    },
    host: (address: string | null) => address && new URL(address).host,
  };
}

/** Each paragraph, heading and item of a rich text, without its form. */
const passagesOf = (blocks: Block[] = []): string[] =>
  blocks.flatMap((block) => (block.type === 'list' ? passagesOf(block.children) : plainTextOf(block)));
const plainTextOf = ({ text, children = [] }: Block): string => text ?? children.map(plainTextOf).join('');

/** ICU and browsers separate with spaces of several widths; which one is of no matter here. */
export const withPlainSpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * Everything that the page of an entry has to tell.
 *
 * @param tell - what it tells besides its text, by its type
 */
export function textsOnPage({
  entry,
  locale,
  tell,
}: {
  entry: EntryOnPage;
  locale: LocaleCode;
  tell: (typeof PAGES_WITH_FACTS)[number]['tell'];
}): string[] {
  const texts = [nameOf(entry), entry.summary, ...passagesOf(entry.body), ...tell(entry, formatsOf(locale))];
  return texts.filter((text) => text !== null && text !== undefined).map((text) => withPlainSpaces(text));
}
