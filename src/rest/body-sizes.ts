import { MAX_BODY_KB } from './limits';

/** How much `strapi::body` reads of a request, files apart. */
export const BODY_SIZES = {
  jsonLimit: `${MAX_BODY_KB}kb`,
  formLimit: `${MAX_BODY_KB}kb`,
  textLimit: `${MAX_BODY_KB}kb`,
  formidable: { maxFieldsSize: MAX_BODY_KB * 1024 },
};
