import { readEnvironment } from '../src/env';
import { BODY_SIZES } from '../src/rest/body-sizes';
import { createAllowedOrigins } from '../src/rest/cors';
import { MAX_LIST_LENGTH, MAX_NESTING, MAX_PARAMETERS } from '../src/rest/limits';

export default () => [
  // Before all others: it finishes their answers.
  'plugin::delivery.answers',
  'strapi::errors',
  'strapi::security',
  {
    name: 'strapi::cors',
    // Strapi's default lets every site send the admin panel's cookies along.
    config: {
      origin: createAllowedOrigins(readEnvironment().CORS_ORIGINS),
      credentials: false,
      methods: ['GET', 'HEAD', 'POST'],
      // Those that a browser does not send without asking first, and a frontend may want to.
      headers: ['Content-Type', 'Authorization', 'If-None-Match', 'If-Modified-Since', 'Strapi-Response-Format'],
      maxAge: 86_400,
      // Scripts on other sites see the usual headers of content only, and these.
      expose: ['Link', 'ETag', 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id'],
    },
  },
  // Behind CORS: a browser's script can read why it is refused.
  'plugin::delivery.limits',
  {
    name: 'strapi::query',
    config: { arrayLimit: MAX_LIST_LENGTH, depth: MAX_NESTING, parameterLimit: MAX_PARAMETERS },
  },
  { name: 'strapi::body', config: BODY_SIZES },
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'public/favicon.png' } },
  'strapi::public',
];
