import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  const trustedProxies = env.TRUSTED_PROXIES ?? (env.PUBLIC_URL === undefined ? 0 : 1);
  return {
    host: env.HOST,
    port: env.PORT,
    url: env.PUBLIC_URL,
    // Behind a proxy the client's address is in X-Forwarded-For; without one, that header is anybody's to forge.
    proxy: { koa: trustedProxies > 0, maxIpsCount: trustedProxies },
    dirs: { public: env.PUBLIC_DIR },
    app: { keys: env.APP_KEYS },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
  };
};
