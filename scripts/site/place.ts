import path from 'node:path';

/** Where the reference site is, from the checkout's folder. */
export const SITE_FOLDER = 'examples/site';

/** Where the site's build writes to. */
export const SITE_OUTPUT = path.join(SITE_FOLDER, 'dist');

/** The types of the REST API that the site is compiled with; they are generated, not committed. */
export const SITE_TYPES = path.join(SITE_FOLDER, 'src/generated/cities-hub.d.ts');
