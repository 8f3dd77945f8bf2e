import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  return {
    connection: {
      client: 'postgres',
      // A database that hangs still lets the system take connections for it; who waits for one shall know.
      connection: { connectionString: env.DATABASE_URL, connectionTimeoutMillis: 5_000 },
      pool: { min: 0, max: env.DATABASE_POOL_MAX },
    },
    // useTypescriptMigrations stays off: for it, every hub loads the TypeScript compiler, some 40 MB, only to learn where
    // dist is. Migrations are JavaScript files in database/migrations.
  };
};
