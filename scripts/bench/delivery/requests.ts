/** A page of a site, as one or two requests. */
export interface PageRequest {
  name: string;
  /**
   * @param number - from 0
   * @returns the paths to ask for one after the other; no two numbers give the same ones
   */
  paths(number: number): string[];
  /** The list of everything that pages show of this kind, in the same form, without its pagination. */
  whole: { path: string; count: (eventCount: number) => number };
}

const LOCALE = 'locale=sq';
/** How many cities there are beside 25 of them, so that each start gives a full page. */
const STARTS = 70;
const FIRST_DATE = Date.UTC(2016, 0, 1);
/** From the first date on, so that every date has 25 events after it. */
const DAYS = 4_800;
const MINUTES_PER_DAY = 24 * 60;
/** Prime to the number of minutes, so that it comes round to all of them before it comes to one twice. */
const STEP_MINUTES = 911_111;

/** As many as src/seeding/samples makes, and are not copied. */
const CITIES = 100;
const MAX_PAGE_SIZE = 100;

/** @returns the paths of all pages of a list */
export const pagesOf = ({ whole: { path, count } }: PageRequest, eventCount: number): string[] =>
  Array.from(
    { length: Math.ceil(count(eventCount) / MAX_PAGE_SIZE) },
    (_, page) => `${path}&pagination[page]=${page + 1}&pagination[pageSize]=${MAX_PAGE_SIZE}`
  );

const dateOf = (number: number): string =>
  new Date(FIRST_DATE + ((number * STEP_MINUTES) % (DAYS * MINUTES_PER_DAY)) * 60_000).toISOString();

const RELATIONS = ['hostCity', 'participatingCities', 'partners'];
const WHOLE = RELATIONS.map((relation) => `populate[${relation}]=true`).join('&');
const LEAN = [
  'fields=title,slug,startsAt',
  ...RELATIONS.map((relation) => `populate[${relation}][fields]=name,slug`),
].join('&');

const events = (number: number) => `/api/events?${LOCALE}&filters[startsAt][$gte]=${dateOf(number)}&sort=startsAt`;

/** What is asked for, and never twice: pages and filters differ from request to request, the form of what comes back does not. */
export const PAGES = {
  cities: {
    name: '25 cities with country',
    paths: (number) => [
      `/api/cities?${LOCALE}&filters[population][$gt]=${Math.floor(number / STARTS)}&sort=name&populate[country]=true` +
        `&pagination[start]=${number % STARTS}&pagination[limit]=25`,
    ],
    whole: { path: `/api/cities?${LOCALE}&populate[country]=true`, count: () => CITIES },
  },
  events: {
    name: '25 events from a date on, with cities and partners',
    paths: (number) => [`${events(number)}&${WHOLE}`],
    whole: { path: `/api/events?${LOCALE}&${WHOLE}`, count: (eventCount) => eventCount },
  },
  leanEvents: {
    name: 'the same, names and slugs only',
    paths: (number) => [`${events(number)}&${LEAN}`],
    whole: { path: `/api/events?${LOCALE}&${LEAN}`, count: (eventCount) => eventCount },
  },
  region: {
    name: 'the page of a region with its 10 latest events',
    paths: (number) => [
      `/api/regions?${LOCALE}&filters[slug]=bench-region&filters[id][$gt]=-${number}&populate[countries][fields]=name,slug&populate[statistics]=true`,
      `/api/events?${LOCALE}&filters[region][slug]=bench-region&filters[startsAt][$lte]=${dateOf(number)}` +
        `&sort=startsAt:desc&pagination[pageSize]=10&${LEAN}`,
    ],
    whole: { path: `/api/events?${LOCALE}&${LEAN}`, count: (eventCount) => eventCount },
  },
} as const satisfies Record<string, PageRequest>;
