import { PAGE_FIELDS, URL_PLACEHOLDER } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/partner/schema.json';

export const partnerView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    name: {
      label: 'Name',
      hint: 'The organisation’s name in this language; its own name where it has no translation.',
      placeholder: 'Search for Common Ground',
    },
    acronym: {
      label: 'Acronym',
      hint: 'The short form it is known by, the same in all languages.',
      placeholder: 'OSCE',
    },
    kind: {
      label: 'Kind',
      hint: 'NGO: non-governmental. Intergovernmental: of states, such as the OSCE. Association: of cities or professions.',
    },
    foundedYear: { label: 'Founded in', hint: 'The year of its foundation.', placeholder: '1982' },
    website: { label: 'Website', hint: 'Its own site, with https:// or http://.', placeholder: URL_PLACEHOLDER },
    headquarters: {
      label: 'Headquarters',
      hint: 'City and country of its head office, in this language.',
      placeholder: 'Vienna, Austria',
    },
    regions: { label: 'Regions', hint: 'The regions it works in together with the network.' },
    countries: { label: 'Countries', hint: 'The countries it works in together with the network.' },
    events: { label: 'Events', hint: 'Events it runs together with the network; usually chosen on the event.' },
    logo: { label: 'Logo', hint: 'Only with the organisation’s permission. Say in the description whose logo it is.' },
  },
  form: [
    { name: 8, acronym: 4 },
    { slug: 6, kind: 6 },
    { headquarters: 6, foundedYear: 6 },
    { website: 12 },
    { logo: 12 },
    { summary: 12 },
    { cover: 12 },
    { body: 12 },
    { regions: 6, countries: 6 },
    { events: 6 },
    { seo: 12 },
  ],
  mainField: 'name',
  columns: ['name', 'acronym', 'kind', 'headquarters'],
  sort: { by: 'name', order: 'ASC' },
  pageSize: 50,
});
