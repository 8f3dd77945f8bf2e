import { PAGE_FIELDS } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/resource/schema.json';

export const resourceView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    title: {
      label: 'Title',
      hint: 'The publication’s title in this language.',
      placeholder: 'Regional assessment of the Western Balkans',
    },
    kind: { label: 'Kind', hint: 'What sort of publication it is; sites filter by it.' },
    visibility: {
      label: 'Visible to',
      hint: 'Public: every reader. Members: only those who sign in as members of the network.',
    },
    publishedOn: { label: 'Published on', hint: 'The date the publication itself bears, not the day it is put here.' },
    files: { label: 'Files and links', hint: 'One for each language the publication exists in.' },
    topics: { label: 'Topics', hint: 'The work streams it is about.' },
    cities: { label: 'Cities', hint: 'The cities it is about.' },
    region: { label: 'Region', hint: 'The region it is about as a whole.' },
    event: { label: 'Event', hint: 'The event it reports on.' },
  },
  form: [
    { title: 6, slug: 6 },
    { kind: 4, visibility: 4, publishedOn: 4 },
    { summary: 12 },
    { cover: 12 },
    { files: 12 },
    { body: 12 },
    { topics: 6, cities: 6 },
    { region: 6, event: 6 },
    { seo: 12 },
  ],
  mainField: 'title',
  columns: ['title', 'kind', 'visibility', 'publishedOn'],
  sort: { by: 'publishedOn', order: 'DESC' },
  pageSize: 20,
});
