import { z } from 'zod';

const secret = z.string().min(16, 'must be at least 16 characters of randomness');
const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'http', 'debug', 'silly']).default('info'),
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(1337),
  /** The hub's address as readers and editors see it, behind any proxy. */
  PUBLIC_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a PostgreSQL address such as postgresql://user:password@host:5432/database',
  }),
  /** The folder served as it is; uploads/ in it receives the media library's files. */
  PUBLIC_DIR: z.string().min(1).default('./public'),
  /** Connections to PostgreSQL that one hub node keeps at most. */
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(10),
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
