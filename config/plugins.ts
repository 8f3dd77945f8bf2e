import path from 'node:path';

import { readEnvironment } from '../src/env';
import { DEFAULT_LOCALE, LOCALES } from '../src/locales';

/**
 * A plugin of this repository. The server reads this file from dist/config, so the path leads into dist;
 * the admin bundler reads the source, so it leads into src.
 */
const local = (name: string, config: object) => ({
  enabled: true,
  resolve: path.resolve(__dirname, '../src/plugins', name),
  config,
});

/** The one composition point: every plugin, its options, and why it is here. */
export default () => {
  const env = readEnvironment();
  return {
    // The hub's languages and, later, the engine that keeps each of them complete.
    localization: local('localization', { defaultLocale: DEFAULT_LOCALE, locales: LOCALES }),

    // Members sign in with it. Sign-in is limited, and only tokens of the algorithm we sign with are accepted.
    'users-permissions': {
      config: {
        jwtSecret: env.JWT_SECRET,
        jwt: { expiresIn: '7d', algorithm: 'HS256' },
      },
    },
  };
};
