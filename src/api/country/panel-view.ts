import { PAGE_FIELDS } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/country/schema.json';

export const countryView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    name: {
      label: 'Name',
      hint: 'The country’s usual name in this language.',
      placeholder: 'North Macedonia',
    },
    officialName: {
      label: 'Official name',
      hint: 'The full name in this language, where it differs.',
      placeholder: 'Republic of North Macedonia',
    },
    isoCode: {
      label: 'ISO code',
      hint: 'ISO 3166-1 alpha-2, two capital letters: AL, BA, ME, MK, RS; XK for Kosovo.',
      placeholder: 'MK',
    },
    region: { label: 'Region', hint: 'The region of the network the country belongs to.' },
    cities: { label: 'Cities', hint: 'The country’s cities in the network; usually chosen on the city.' },
    events: { label: 'Events', hint: 'Events for the country as a whole; usually chosen on the event.' },
    partners: { label: 'Partners', hint: 'Organisations that work in the country; usually chosen on the partner.' },
  },
  form: [
    { name: 6, officialName: 6 },
    { slug: 6, isoCode: 3 },
    { region: 6 },
    { summary: 12 },
    { cover: 12 },
    { body: 12 },
    { cities: 6, events: 6 },
    { partners: 6 },
    { seo: 12 },
  ],
  mainField: 'name',
  columns: ['name', 'isoCode', 'region', 'cities'],
  sort: { by: 'name', order: 'ASC' },
  pageSize: 50,
});
