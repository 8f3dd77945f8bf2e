import type { LocaleCode } from '../locales';

type EventKind = 'workshop' | 'training' | 'consultation' | 'summit' | 'roundtable' | 'webinar';
type PartnerKind = 'ngo' | 'intergovernmental' | 'government' | 'academic' | 'association';
type ResourceKind = 'report' | 'assessment' | 'case-study' | 'toolkit' | 'policy';

/**
 * The site's own words. What stands in {braces} is filled in.
 */
export interface Messages {
  skipToContent: string;
  home: string;
  mainNavigation: string;
  breadcrumbs: string;
  onThisPage: string;
  languages: string;
  chooseLanguage: string;
  regions: string;
  countries: string;
  country: string;
  cities: string;
  events: string;
  grants: string;
  partners: string;
  resources: string;
  topics: string;
  topic: string;
  about: string;
  contact: string;
  website: string;
  more: string;
  notFound: string;
  notFoundText: string;

  /** What a text's language is called, in this language. */
  languageNames: Record<LocaleCode, string>;
  /** Above a page whose text is in {language} alone, not in the page's. */
  inOtherLanguage: string;
  /** Above a page of which parts are in {languages}. */
  partlyInOtherLanguages: string;

  moreThan: string;
  reportedMembers: string;
  membersWithPage: string;
  participatingCities: string;
  trainees: string;
  introduction: string;
  citiesOnTheMap: string;
  mapText: string;
  /** What a point of the map stands for. */
  memberPoint: string;
  otherPoint: string;
  membership: string;
  memberSince: string;
  membershipStatus: Record<'member' | 'applicant' | 'former' | 'none', string>;
  latestEvents: string;
  grantAndAward: string;
  resourcesOfTheRegion: string;
  resourcesOfTheNetwork: string;
  localPartners: string;
  readOnTheirWebsite: string;

  officialName: string;
  population: string;
  populationIn: string;
  leader: string;
  since: string;

  eventKind: Record<EventKind, string>;
  eventStatus: Record<'postponed' | 'cancelled', string>;
  eventFormat: Record<'in-person' | 'online' | 'hybrid', string>;
  when: string;
  where: string;
  dateUnknown: string;
  hostCity: string;
  hostedEvents: string;
  kind: string;
  format: string;
  registration: string;
  reports: string;

  grantState: Record<'upcoming' | 'open' | 'closed' | 'awarded', string>;
  state: string;
  opensOn: string;
  deadline: string;
  amount: string;
  applicationsReceived: string;
  /** Of a grant that one can apply for, or will; and of one that is closed. */
  eligibility: Record<'now' | 'past', string>;
  awardedTo: string;
  awardedOn: string;
  aboutTheRecipient: string;

  partnerKind: Record<PartnerKind, string>;
  foundedYear: string;
  headquarters: string;

  resourceKind: Record<ResourceKind, string>;
  publishedOn: string;
  files: string;
  openFile: string;

  filter: string;
  all: string;
  year: string;
  status: string;
  searchText: string;
  /** On the button that sends the form of a list. */
  search: string;
  reset: string;
  /** Before the number of entries that a filter leaves. */
  shown: string;
  /** Behind that number where it is 0. */
  nothingFits: string;
  /** Of {shown} entries out of {total}: a page's excerpt of a longer list. */
  excerpt: string;
}

/** Puts values into a message. */
export function fill(message: string, values: Record<string, string>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
