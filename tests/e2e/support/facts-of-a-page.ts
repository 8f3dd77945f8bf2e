import type { LocaleCode } from '../../../src/locales';

import { formatsOf, type DatePrecision, type Formats } from './icu-formats';
import { passagesOf, withPlainSpaces, type Block } from './plain-text';
import { nameOf, type Entry, type Type } from './published';

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
  datePrecision: DatePrecision;
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

type Fact = string | null | undefined;

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
