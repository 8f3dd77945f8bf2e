import { PAGE_FIELDS } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/network/schema.json';

export const networkView = defineContentTypeView(schema, {
  fields: {
    name: {
      label: 'Name',
      hint: 'The name of the network, as the head of every page shows it.',
      placeholder: 'Strong Cities Network',
    },
    tagline: { label: 'Tagline', hint: 'One line under the name: what the network is for.' },
    about: { label: 'About', hint: 'Who the network is and what it does, for the page “About us”.' },
    socialLinks: { label: 'Social links', hint: 'Its profiles elsewhere, in the order sites show them.' },
    contact: { label: 'Contact', hint: 'How readers reach the network.' },
    seo: PAGE_FIELDS.seo,
  },
  form: [{ name: 12 }, { tagline: 12 }, { about: 12 }, { contact: 12 }, { socialLinks: 12 }, { seo: 12 }],
  mainField: 'name',
  columns: ['name', 'tagline', 'updatedAt'],
  sort: { by: 'name', order: 'ASC' },
  pageSize: 10,
});
