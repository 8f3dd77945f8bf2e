import { MESSAGES, type Messages } from '../../../examples/site/src/languages/messages';
import type { LocaleCode } from '../../../src/locales';

import { formatsOf, type Formats, type Period } from './icu-formats';
import { passagesOf, withPlainSpaces, type Block } from './plain-text';
import { nameOf, type Entry, type ListedType, type Published } from './published';

/** An entry as REST gives it for lists, as far as these tests look; each type has some of it. */
interface Card extends Entry, Omit<Period, 'startsAt'> {
  acronym: string | null;
  country: Entry | null;
  deadline: string | null;
  kind: string;
  membershipStatus: keyof Messages['membershipStatus'];
  memberSince: string | null;
  publishedOn: string | null;
  startsAt: string | null;
  state: keyof Messages['grantState'] | null;
}

/** A region as its page and the home page have it. */
interface Region extends Entry {
  cities: Entry[];
  reportedMemberCount: number | null;
  statistics: { label: string; value: number }[];
}

interface Network {
  name: string;
  tagline: string;
  about: Block[];
}

type Fact = string | null | undefined;
interface Telling {
  t: Messages;
  formats: Formats;
}

/** What a list tells of each entry, besides its name and summary. */
const TOLD: Readonly<Record<ListedType, (card: Card, telling: Telling) => Fact[]>> = {
  regions: () => [],
  cities: ({ country, membershipStatus, memberSince }, { t }) => [
    country && nameOf(country),
    membershipStatus === 'member' && memberSince ? memberSince.slice(0, 4) : t.membershipStatus[membershipStatus],
  ],
  topics: () => [],
  events: ({ startsAt, kind, ...event }, { t, formats }) => [
    startsAt ? formats.period({ ...event, startsAt }) : t.dateUnknown,
    (t.eventKind as Record<string, string>)[kind],
  ],
  grants: ({ state, deadline }, { t }) => [state && t.grantState[state], deadline?.slice(0, 4)],
  partners: ({ acronym, kind }, { t }) => [acronym, (t.partnerKind as Record<string, string>)[kind]],
  resources: ({ kind, publishedOn }, { t }) => [
    (t.resourceKind as Record<string, string>)[kind],
    publishedOn?.slice(0, 4),
  ],
};

/** Everything that a list has to tell, entry by entry. */
export async function textsInList({
  published,
  type,
  locale,
}: {
  published: Published;
  type: ListedType;
  locale: LocaleCode;
}): Promise<string[][]> {
  const telling = { t: MESSAGES[locale], formats: formatsOf(locale) };
  const cards = (await published.list(type, locale)) as Card[];
  return cards.map((card) => textsOf([nameOf(card), card.summary, ...TOLD[type](card, telling)]));
}

/** How many events the home page tells of. */
const LATEST_EVENTS = 4;

/** Everything that the home page has to tell. */
export async function textsOnHomePage({
  published,
  locale,
}: {
  published: Published;
  locale: LocaleCode;
}): Promise<string[]> {
  const { number } = formatsOf(locale);
  const { name, tagline, about } = await published.readNetwork<Network>(locale);
  const regions = (await published.readEvery('regions', locale)) as unknown as Region[];
  const told = regions.flatMap((region) => [
    ...[nameOf(region), region.summary, region.reportedMemberCount && number(region.reportedMemberCount)],
    ...region.statistics.flatMap(({ label, value }) => [label, number(value)]),
    ...region.cities.map(nameOf),
  ]);
  const topics = await published.list('topics', locale);
  const grants = await textsInList({ published, type: 'grants', locale });
  return [
    ...textsOf([name, tagline, ...passagesOf(about), ...told, ...topics.map(nameOf)]),
    ...[...grants, ...(await textsOfLatestEvents({ published, locale }))].flat(),
  ];
}

/** Without those that begin with another one, of which only one is told of. */
async function textsOfLatestEvents({ published, locale }: { published: Published; locale: LocaleCode }) {
  const events = (await published.list('events', locale)) as Card[];
  const begins = events.map(({ startsAt }) => startsAt ?? '');
  const next = begins.toSorted().at(-1 - LATEST_EVENTS) ?? '';
  const texts = await textsInList({ published, type: 'events', locale });
  return texts.filter((_, index) => begins[index]! > next);
}

const textsOf = (facts: (Fact | 0)[]): string[] =>
  facts.filter((fact): fact is string => typeof fact === 'string').map((fact) => withPlainSpaces(fact));
