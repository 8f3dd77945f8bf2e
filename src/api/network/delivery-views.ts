import { defineViews } from '../../rest/views/define-views';
import { CONTACT, SEO, SOCIAL_LINK } from '../../rest/views/parts';

import schema from './content-types/network/schema.json';

export const networkViews = defineViews(schema, {
  link: ['name'],
  card: { fields: ['name', 'tagline'] },
  page: {
    fields: ['name', 'tagline', 'about'],
    populate: { contact: CONTACT, socialLinks: SOCIAL_LINK, seo: SEO },
  },
});
