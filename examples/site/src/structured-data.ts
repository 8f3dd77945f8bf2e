import { mediaUrl } from './content/media';
import type { Schemas } from './hub/client';
import { safeLink } from './safe-link';

/** Entries in schema.org's words. What is not known is undefined, which JSON leaves out. */

interface Described<Entry> {
  url: string;
  entry: Entry;
}

const orNothing = <Value>(value: Value | null): Value | undefined => value ?? undefined;
const organization = ({ name, website }: { name: string; website?: string | null }) => ({
  '@type': 'Organization',
  name,
  url: safeLink(website),
});
const place = ({ name, location }: Pick<Schemas['CityCard'], 'name' | 'location'>) => ({
  '@type': 'City',
  name,
  geo: location ? { '@type': 'GeoCoordinates', latitude: location.lat, longitude: location.lon } : undefined,
});

export const networkData = ({ url, entry: network }: Described<Schemas['NetworkPage']>) => ({
  '@type': 'Organization',
  url,
  name: network.name,
  inLanguage: orNothing(network.contentLocale),
  description: orNothing(network.tagline),
  email: network.contact?.email ?? undefined,
  telephone: network.contact?.phone ?? undefined,
  sameAs: [network.contact?.url, ...network.socialLinks.map((link) => link.url)].flatMap((url) => safeLink(url) ?? []),
});

export const regionData = ({ url, region }: { url: string; region: Schemas['RegionPage'] }) => ({
  '@type': 'Place',
  url,
  name: region.name,
  description: orNothing(region.summary),
  containsPlace: region.cities.map(place),
});

export const countryData = ({ url, entry: country }: Described<Schemas['CountryPage']>) => ({
  '@type': 'Country',
  url,
  name: country.name,
  alternateName: orNothing(country.officialName),
  identifier: country.isoCode,
});

export const cityData = ({ url, entry: city }: Described<Schemas['CityPage']>) => ({
  ...place(city),
  url,
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

export const eventData = ({ url, entry: event }: Described<Schemas['EventPage']>) => ({
  '@type': 'Event',
  url,
  name: event.title,
  inLanguage: orNothing(event.contentLocale),
  description: orNothing(event.summary),
  startDate: orNothing(event.startsAt),
  endDate: orNothing(event.endsAt),
  eventStatus: `https://schema.org/${EVENT_STATUS[event.eventStatus]}`,
  eventAttendanceMode: event.format ? `https://schema.org/${ATTENDANCE[event.format]}` : undefined,
  location: event.hostCity ? place(event.hostCity) : event.venue ? { '@type': 'Place', name: event.venue } : undefined,
  organizer: event.partners.map(organization),
});

export const grantData = ({ url, entry: grant }: Described<Schemas['GrantPage']>) => ({
  '@type': 'MonetaryGrant',
  url,
  name: grant.title,
  description: orNothing(grant.summary),
  amount:
    grant.amount !== null && grant.currency
      ? { '@type': 'MonetaryAmount', value: grant.amount, currency: grant.currency }
      : undefined,
  fundedItem: grant.awards.flatMap(({ recipient }) => (recipient ? [organization(recipient)] : [])),
});

export const partnerData = ({ url, entry: partner }: Described<Schemas['PartnerPage']>) => ({
  ...organization(partner),
  '@id': url,
  alternateName: orNothing(partner.acronym),
  description: orNothing(partner.summary),
  foundingDate: partner.foundedYear === null ? undefined : String(partner.foundedYear),
});

export const resourceData = ({ url, entry: resource }: Described<Schemas['ResourcePage']>) => ({
  '@type': resource.kind === 'report' || resource.kind === 'assessment' ? 'Report' : 'CreativeWork',
  url,
  name: resource.title,
  inLanguage: orNothing(resource.contentLocale),
  description: orNothing(resource.summary),
  datePublished: orNothing(resource.publishedOn),
  about: resource.topics.map(({ name }) => name),
  encoding: resource.files.flatMap(({ file, url: address, language }) => {
    const contentUrl = safeLink(file ? mediaUrl(file) : address);
    return contentUrl ? [{ '@type': 'MediaObject', contentUrl, inLanguage: orNothing(language) }] : [];
  }),
});
