import { PAGE_FIELDS, PARTIAL_DATE_HINT, URL_PLACEHOLDER } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/city/schema.json';

export const cityView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    name: {
      label: 'Name',
      hint: 'The city’s usual name in this language: Peja in English, Pejë in Albanian, Peć in Serbian.',
      placeholder: 'Novi Pazar',
    },
    officialName: {
      label: 'Official name',
      hint: 'The municipality’s own full name in this language.',
      placeholder: 'City of Novi Pazar',
    },
    country: { label: 'Country', hint: 'The country it is listed under.' },
    location: { label: 'Location', hint: 'Its point on the map, in degrees (WGS 84).' },
    population: {
      label: 'Population',
      hint: 'Inhabitants of the municipality.',
      placeholder: '106720',
    },
    populationYear: {
      label: 'Population in the year',
      hint: 'The year of the census or estimate.',
      placeholder: '2022',
    },
    website: {
      label: 'Website',
      hint: 'The municipality’s own site, with https:// or http://.',
      placeholder: URL_PLACEHOLDER,
    },
    membershipStatus: {
      label: 'Membership',
      hint: 'Applicant: has applied. Member: belongs to the network today. Former: has left it.',
    },
    memberSince: {
      label: 'Member since',
      hint: PARTIAL_DATE_HINT,
      placeholder: '2016-01',
    },
    leader: { label: 'Leader', hint: 'The mayor, or who else heads the municipality.' },
    topics: { label: 'Topics', hint: 'The work streams the city takes part in.' },
    hostedEvents: { label: 'Hosted events', hint: 'Events held in the city; usually chosen on the event.' },
    events: { label: 'Attended events', hint: 'Events the city took part in; usually chosen on the event.' },
    resources: { label: 'Resources', hint: 'Publications about the city; usually chosen on the resource.' },
  },
  form: [
    { name: 6, officialName: 6 },
    { slug: 6, country: 6 },
    { membershipStatus: 6, memberSince: 6 },
    { summary: 12 },
    { cover: 12 },
    { body: 12 },
    { population: 6, populationYear: 6 },
    { website: 12 },
    { location: 12 },
    { leader: 12 },
    { topics: 6, resources: 6 },
    { hostedEvents: 6, events: 6 },
    { seo: 12 },
  ],
  mainField: 'name',
  columns: ['name', 'country', 'membershipStatus', 'memberSince'],
  sort: { by: 'name', order: 'ASC' },
  pageSize: 50,
});
