import { allowedOrigin } from '../src/rest/cors';
import { MAX_LIST_LENGTH, MAX_NESTING, MAX_PARAMETERS } from '../src/rest/limits';

export default [
  // Before all others: it finishes their answers.
  'plugin::delivery.answers',
  'strapi::errors',
  'strapi::security',
  {
    name: 'strapi::cors',
    // Strapi's default lets every site send the admin panel's cookies along.
    config: {
      origin: allowedOrigin,
      credentials: false,
      methods: ['GET', 'HEAD', 'POST'],
      maxAge: 86_400,
      // Scripts on other sites see the usual headers of content only, and these.
      expose: ['Link', 'X-Request-Id'],
    },
  },
  {
    name: 'strapi::query',
    config: { arrayLimit: MAX_LIST_LENGTH, depth: MAX_NESTING, parameterLimit: MAX_PARAMETERS },
  },
  'strapi::body',
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'public/favicon.png' } },
  'strapi::public',
];
