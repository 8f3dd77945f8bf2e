import { PAGE_FIELDS } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/region/schema.json';

export const regionView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    name: { label: 'Name', hint: 'The region’s name in this language.', placeholder: 'Western Balkans' },
    countries: { label: 'Countries', hint: 'The countries that belong to the region.' },
    reportedMemberCount: {
      label: 'Members, as reported',
      hint: 'The number of member cities the network itself names; it may differ from the cities entered here.',
      placeholder: '40',
    },
    reportedMemberCountIsMinimum: {
      label: 'Reported number is a minimum',
      hint: 'True where the source says “more than” or “at least”: sites then show 40+.',
    },
    statistics: { label: 'Statistics', hint: 'Further figures of the region’s page, in the order sites show them.' },
    memberCityCount: {
      label: 'Member cities',
      hint: 'Counted by the hub: the cities of the region’s countries that are members.',
    },
    countryCount: { label: 'Number of countries', hint: 'Counted by the hub: the countries of the region.' },
    events: { label: 'Events', hint: 'Events of the region as a whole; usually chosen on the event.' },
    grants: { label: 'Grants', hint: 'Grants for the region; usually chosen on the grant.' },
    partners: { label: 'Partners', hint: 'Organisations that work in the region; usually chosen on the partner.' },
    resources: { label: 'Resources', hint: 'Publications about the region; usually chosen on the resource.' },
  },
  form: [
    { name: 6, slug: 6 },
    { summary: 12 },
    { cover: 12 },
    { body: 12 },
    { countries: 12 },
    { reportedMemberCount: 6, reportedMemberCountIsMinimum: 6 },
    { memberCityCount: 6, countryCount: 6 },
    { statistics: 12 },
    { events: 6, grants: 6 },
    { partners: 6, resources: 6 },
    { seo: 12 },
  ],
  mainField: 'name',
  columns: ['name', 'countryCount', 'memberCityCount', 'reportedMemberCount'],
  sort: { by: 'name', order: 'ASC' },
  pageSize: 20,
});
