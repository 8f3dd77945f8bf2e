import { z } from 'zod';

import { integerBetween } from './integer-between';
import { LIMIT_VARIABLES } from './rest/limit-variables';

const PORTS = { min: 1, max: 65_535 };
const POOL_SIZES = { min: 2, max: 200 };
const PROXY_COUNTS = { min: 0, max: 10 };
const CACHE_SIZES_MB = { min: 0, max: 65_536 };
const REQUEST_COUNTS = { min: 0, max: 1_000_000_000 };
const UPLOAD_SIZES_MB = { min: 1, max: 200 };

const secret = z
  .string()
  .min(16, 'must be at least 16 characters of randomness, such as `openssl rand -base64 32` prints');
const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));
const flag = z.stringbool({ error: 'must be true or false' }).default(false);

/** Texts with commas between them. */
const listOf = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .transform((entries) => entries.filter((entry) => entry !== ''))
    .pipe(z.array(item));

/** Whether a text is what browsers send in `Origin`: without a path, in lower case, and without a port that goes without saying. */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` });
}

/** Strapi's rules for the passwords of administrators: @strapi/admin, validation/common-validators. */
const administratorPassword = z
  .string()
  .refine(
    (value) =>
      value.length >= 8 && Buffer.byteLength(value) <= 72 && [/[a-z]/, /[A-Z]/, /\d/].every((rule) => rule.test(value)),
    'must have 8 to 72 bytes, among them a lower-case letter, an upper-case letter and a digit'
  );

const environmentSchema = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: oneOf(['error', 'warn', 'info', 'http', 'debug', 'silly']).default('info'),
  HOST: z.string().min(1, 'must not be empty').default('0.0.0.0'),
  PORT: integerBetween(PORTS).default(1337),
  /** The hub's address as readers and editors see it, behind any proxy. */
  PUBLIC_URL: optionalText.pipe(
    z.url({ protocol: /^https?$/, error: 'must be a web address such as https://hub.example.org' }).optional()
  ),
  /**
   * Reverse proxies in front of the hub. As many addresses are taken from the end of X-Forwarded-For: what stands
   * before them is anybody's to forge. Without it, one where PUBLIC_URL is set and none where it is not.
   */
  TRUSTED_PROXIES: integerBetween(PROXY_COUNTS).optional(),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a PostgreSQL address such as postgresql://user:password@host:5432/database',
  }),
  /** The folder served as it is; uploads/ in it receives the media library's files. */
  PUBLIC_DIR: z.string().min(1, 'must not be empty').default('./public'),
  /** The sites whose scripts may read content in a browser, with commas between them; * for all of them, nothing for none. */
  CORS_ORIGINS: listOf(
    z.string().refine((text) => text === '*' || isOrigin(text), 'must be * or origins such as https://site.example')
  ).default(['*']),
  /** Requests to the REST API that a client may make in a minute, on each node; 0 for as many as it likes. */
  RATE_LIMIT: integerBetween(REQUEST_COUNTS).default(12_000),
  /** Addresses and networks that may ask as often as they like, with commas between them: a CDN, the server that builds a site. */
  RATE_LIMIT_EXEMPT: listOf(
    z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
      error: 'must be IP addresses and networks such as 192.0.2.1,2001:db8::/32',
    })
  ).default([]),
  ...LIMIT_VARIABLES,
  /** The largest file the media library takes, in megabytes; Strapi reads no larger request. */
  UPLOAD_MAX_MB: integerBetween(UPLOAD_SIZES_MB).default(50),
  /** Connections to PostgreSQL that one hub node keeps at most. */
  DATABASE_POOL_MAX: integerBetween(POOL_SIZES).default(10),
  /** What one node keeps of the answers to readers in memory, in megabytes; 0 for nothing. */
  CACHE_MB: integerBetween(CACHE_SIZES_MB).default(256),
  /** What Prometheus shows to get /metrics; without it, there is no such address. */
  METRICS_TOKEN: optionalText.pipe(secret.optional()),
  /** false: this node answers the API alone, and no admin panel is built. */
  SERVE_ADMIN: flag.default(true),
  /** The mail server, such as smtps://user:password@mail.example.org. Without it, each e-mail is a file in MAIL_DIR. */
  SMTP_URL: optionalText.pipe(
    z
      .url({ protocol: /^smtps?$/, error: 'must be the address of a mail server such as smtps://mail.example.org' })
      .optional()
  ),
  MAIL_DIR: z.string().min(1, 'must not be empty').default('./.data/mail'),
  /** Who the hub's e-mails are from. */
  MAIL_FROM: z
    .string()
    .regex(/^[^@\r\n]+@[^@\r\n]+$/, 'must be a sender such as Cities Hub <hub@example.org>')
    .default('Cities Hub <no-reply@localhost>'),
  /** When translators get an e-mail of what is new for them, on working days, by the hub's clock; never where it is empty. */
  DIGEST_AT: optionalText.pipe(
    z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59')
      .optional()
  ),
  /** The first administrator's e-mail address and password, used once: where the hub has none. */
  ADMIN_EMAIL: optionalText.pipe(z.email('must be an e-mail address').optional()),
  ADMIN_PASSWORD: optionalText.pipe(administratorPassword.optional()),
  /** Lets the content of database/seeds into a hub that is not one for development. */
  ALLOW_SEED: flag,
  APP_KEYS: z
    .string()
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .pipe(z.array(secret).min(1)),
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  ENCRYPTION_KEY: secret,
  JWT_SECRET: secret,
});

export type Environment = z.infer<typeof environmentSchema>;

/**
 * Reads and checks the hub's environment.
 *
 * @param variables - the raw variables; the process's own by default
 * @returns the typed environment, with defaults filled in
 * @throws one Error that lists every variable that is missing or wrong, and why
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const result = environmentSchema.safeParse(variables);
  if (result.success) return result.data;

  const problems = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const isMissing = variables[name] === undefined;
    return `  ${name}: ${isMissing ? 'is missing' : issue.message}`;
  });
  throw new Error(
    `The environment is not usable:\n${[...new Set(problems)].join('\n')}\n` +
      'Set these variables in .env (see .env.example) or in the process environment.'
  );
}

/** Whether Strapi takes a text as an administrator's password. */
export function isAdministratorPassword(text: string): boolean {
  return administratorPassword.safeParse(text).success;
}
