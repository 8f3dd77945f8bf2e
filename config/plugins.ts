import path from 'node:path';

import { REST_OPERATIONS } from '../src/access/rest-operations';
import { readEnvironment } from '../src/env';
import { DEFAULT_LOCALE, LOCALES } from '../src/locales';
import { fileTransport } from '../src/mail/file-transport';
import { ANY_ORIGIN } from '../src/rest/cors';
import { LANGUAGE_ATTRIBUTES, LANGUAGE_SCHEMAS } from '../src/rest/language-schemas';
import { DEFAULT_PAGE_SIZE, MAX_INTEGER, MAX_PAGE_SIZE } from '../src/rest/limits';
import { DELIVERY_VIEWS } from '../src/rest/views';

/**
 * A plugin of this repository. The server reads this file from dist/config, so the path leads into dist;
 * the admin bundler reads the source, so it leads into src.
 */
const local = (name: string, config: object) => ({
  enabled: true,
  resolve: path.resolve(__dirname, '../src/plugins', name),
  config,
});

/** What the hub is about, in the order an editor thinks of it. */
const CONTENT_TYPES = [
  'api::network.network',
  'api::region.region',
  'api::country.country',
  'api::city.city',
  'api::topic.topic',
  'api::event.event',
  'api::grant.grant',
  'api::partner.partner',
  'api::resource.resource',
];

/** The one composition point: every plugin, its options, and why it is here. */
export default () => {
  const env = readEnvironment();
  return {
    // The hub's languages, and the engine that keeps each of them complete.
    localization: local('localization', {
      defaultLocale: DEFAULT_LOCALE,
      locales: LOCALES,
      contentTypes: CONTENT_TYPES,
    }),

    // What translators need: a board of what is left, files for their own tools, and a memory of what is translated. Who reads one of these
    // languages reads all.
    translations: local('translations', {
      place: 'api::country.country',
      memory: { threshold: 70, families: [['sr', 'bs', 'hr', 'cnr']] },
      digestAt: env.DIGEST_AT,
    }),

    // What stands between REST and the sites: languages, views, and answers kept in memory.
    delivery: local('delivery', {
      contentTypes: CONTENT_TYPES,
      defaultLocale: DEFAULT_LOCALE,
      locales: LOCALES,
      ...(env.CACHE_MB === 0 ? { cache: false } : { memoryMb: env.CACHE_MB }),
      ...(env.METRICS_TOKEN !== undefined && { metrics: { token: env.METRICS_TOKEN } }),
      anyOrigin: env.CORS_ORIGINS.includes(ANY_ORIGIN),
      rateLimit: env.RATE_LIMIT === 0 ? false : { requests: env.RATE_LIMIT, exempt: env.RATE_LIMIT_EXEMPT },
      hiddenBy: { 'api::resource.resource': ['visibility'] },
      views: DELIVERY_VIEWS,
      openapi: {
        title: 'Cities Hub',
        license: { name: 'MIT', identifier: 'MIT' },
        pageSize: { default: DEFAULT_PAGE_SIZE, max: MAX_PAGE_SIZE },
        maxInteger: MAX_INTEGER,
        attributes: LANGUAGE_ATTRIBUTES,
        others: { ...REST_OPERATIONS, schemas: { ...REST_OPERATIONS.schemas, ...LANGUAGE_SCHEMAS } },
      },
    }),

    // What the hub holds, on the admin panel's homepage.
    overview: local('overview', { contentTypes: CONTENT_TYPES }),

    // Members sign in with it. Only tokens of the algorithm we sign with are accepted. Failed sign-ins are limited
    // in src/access; this limit is per node and address, for that and for what sends e-mails.
    'users-permissions': {
      config: {
        jwtSecret: env.JWT_SECRET,
        jwt: { expiresIn: '7d', algorithm: 'HS256' },
        ratelimit: { enabled: true, interval: { min: 1 }, max: 20 },
      },
    },

    // Digests for translators, and Strapi's own e-mails, such as for a forgotten password.
    email: {
      config: {
        provider: 'nodemailer',
        providerOptions: env.SMTP_URL ?? fileTransport(env.MAIL_DIR),
        settings: { defaultFrom: env.MAIL_FROM },
      },
    },

    // The media library. Strapi's own check of types takes all: it would leave a wrong file out and store the others. src/access looks inside each.
    upload: {
      config: {
        sizeLimit: env.UPLOAD_MAX_MB * 1024 * 1024,
        security: { allowedTypes: ['*/*'] },
      },
    },
  };
};
