import { PAGE_FIELDS } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/topic/schema.json';

export const topicView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    name: {
      label: 'Name',
      hint: 'The work stream’s name in this language.',
      placeholder: 'Youth engagement',
    },
    cities: { label: 'Cities', hint: 'Cities that work on the topic; usually chosen on the city.' },
    events: { label: 'Events', hint: 'Events on the topic; usually chosen on the event.' },
    grants: { label: 'Grants', hint: 'Grants for work on the topic; usually chosen on the grant.' },
    resources: { label: 'Resources', hint: 'Publications on the topic; usually chosen on the resource.' },
  },
  form: [
    { name: 6, slug: 6 },
    { summary: 12 },
    { cover: 12 },
    { body: 12 },
    { cities: 6, events: 6 },
    { grants: 6, resources: 6 },
    { seo: 12 },
  ],
  mainField: 'name',
  columns: ['name', 'cities', 'events', 'resources'],
  sort: { by: 'name', order: 'ASC' },
  pageSize: 20,
});
