import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  return {
    connection: {
      client: 'postgres',
      connection: { connectionString: env.DATABASE_URL },
      pool: { min: 0, max: env.DATABASE_POOL_MAX },
    },
    settings: { useTypescriptMigrations: true },
  };
};
