import type { ReadableFile } from './content/resource-files';
import type { Schemas } from './hub/client';
import { machineDate } from './languages/formats';
import { safeLink } from './safe-link';
import { SITE_URL } from './settings';

/*
 * Entries in schema.org's words, which the page they stand in says more of. What is not known is undefined, which JSON
 * leaves out. Nothing is said that the hub does not know: who met at an event has not organised it, and the language of
 * a description is not that of what it describes.
 */

const orNothing = <Value>(value: Value | null | undefined): Value | undefined => value ?? undefined;

type PartnerKind = NonNullable<Schemas['PartnerCard']['kind']>;
const PARTNER_TYPES: Partial<Record<PartnerKind, string>> = { ngo: 'NGO', government: 'GovernmentOrganization' };
const organization = ({ name, kind, website }: Pick<Schemas['PartnerCard'], 'name' | 'kind' | 'website'>) => ({
  '@type': (kind && PARTNER_TYPES[kind]) ?? 'Organization',
  name,
  url: safeLink(website),
});
const place = ({ name, location }: Pick<Schemas['CityCard'], 'name' | 'location'>) => ({
  '@type': 'City',
  name,
  geo: location ? { '@type': 'GeoCoordinates', latitude: location.lat, longitude: location.lon } : undefined,
});

export const networkData = (network: Schemas['NetworkPage']) => ({
  '@type': 'Organization',
  name: network.name,
  slogan: orNothing(network.tagline),
  email: orNothing(network.contact?.email),
  telephone: orNothing(network.contact?.phone),
  address: orNothing(network.contact?.address),
  sameAs: [network.contact?.url, ...network.socialLinks.map((link) => link.url)].flatMap((url) => safeLink(url) ?? []),
});

export const regionData = (region: Schemas['RegionPage']) => ({
  '@type': 'Place',
  name: region.name,
  description: orNothing(region.summary),
  containsPlace: region.cities.map(place),
});

export const countryData = (country: Schemas['CountryPage']) => ({
  '@type': 'Country',
  name: country.name,
  alternateName: orNothing(country.officialName),
  description: orNothing(country.summary),
  identifier: country.isoCode,
  containedInPlace: country.region ? { '@type': 'Place', name: country.region.name } : undefined,
});

export const cityData = (city: Schemas['CityPage']) => ({
  ...place(city),
  alternateName: orNothing(city.officialName),
  description: orNothing(city.summary),
  sameAs: safeLink(city.website),
  containedInPlace: city.country ? { '@type': 'Country', name: city.country.name } : undefined,
});

const EVENT_STATUS = { scheduled: 'EventScheduled', postponed: 'EventPostponed', cancelled: 'EventCancelled' };
const ATTENDANCE = {
  'in-person': 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
};

export const eventData = (event: Schemas['EventPage']) => {
  const { timeZone, datePrecision: precision, hostCity, venue } = event;
  const dateOf = (moment: string) => machineDate({ moment, timeZone, precision, allDay: event.allDay ?? false });
  const city = hostCity ? place(hostCity) : undefined;
  return {
    '@type': 'Event',
    name: event.title,
    description: orNothing(event.summary),
    startDate: event.startsAt ? dateOf(event.startsAt) : undefined,
    endDate: event.endsAt ? dateOf(event.endsAt) : undefined,
    eventStatus: `https://schema.org/${EVENT_STATUS[event.eventStatus]}`,
    eventAttendanceMode: event.format ? `https://schema.org/${ATTENDANCE[event.format]}` : undefined,
    location: venue ? { '@type': 'Place', name: venue, containedInPlace: city } : city,
    contributor: event.partners.map(organization),
  };
};

export const grantData = (grant: Schemas['GrantPage']) => ({
  '@type': 'MonetaryGrant',
  name: grant.title,
  description: orNothing(grant.summary),
  amount:
    grant.amount !== null && grant.currency
      ? { '@type': 'MonetaryAmount', value: grant.amount, currency: grant.currency }
      : undefined,
  fundedItem: grant.awards.flatMap(({ recipient }) => (recipient ? [organization(recipient)] : [])),
});

/** Its `url` is its own website, not the page about it. */
export const partnerData = (partner: Schemas['PartnerPage']) => ({
  ...organization(partner),
  alternateName: orNothing(partner.acronym),
  description: orNothing(partner.summary),
  foundingDate: partner.foundedYear === null ? undefined : String(partner.foundedYear),
});

/** @param files - where it can be read */
export const resourceData = (resource: Schemas['ResourcePage'], files: ReadableFile[]) => ({
  '@type': resource.kind === 'report' || resource.kind === 'assessment' ? 'Report' : 'CreativeWork',
  name: resource.title,
  inLanguage: [...new Set(resource.files.flatMap(({ language }) => language ?? []))],
  description: orNothing(resource.summary),
  datePublished: orNothing(resource.publishedOn),
  about: resource.topics.map(({ name }) => ({ '@type': 'Thing', name })),
  encoding: files.map(({ href, language }) => ({
    '@type': 'MediaObject',
    contentUrl: new URL(href, SITE_URL).href,
    inLanguage: orNothing(language),
  })),
});
