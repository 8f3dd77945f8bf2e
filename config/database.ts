import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  return {
    connection: {
      client: 'postgres',
      connection: { connectionString: env.DATABASE_URL },
      pool: { min: 0, max: env.DATABASE_POOL_MAX },
    },
    // useTypescriptMigrations stays off: for it, every hub loads the TypeScript compiler, some 40 MB, only to learn where
    // dist is. Migrations are JavaScript files in database/migrations.
  };
};
