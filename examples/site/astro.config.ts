import { defineConfig } from 'astro/config';

import { HUB_URL, SITE_URL } from './src/settings.ts';

const hub = new URL(HUB_URL);

export default defineConfig({
  site: SITE_URL,
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // The policy in every page allows no inline style and no inline script but the ones it names.
  build: { inlineStylesheets: 'never', concurrency: 4 },
  vite: { build: { assetsInlineLimit: 0 } },
  // Pictures come from the hub when the site is built, and from the site itself from then on.
  image: { remotePatterns: [{ protocol: hub.protocol.slice(0, -1), hostname: hub.hostname, port: hub.port }] },
});
