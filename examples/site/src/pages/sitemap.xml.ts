import type { APIRoute } from 'astro';

import { readContent } from '../hub/content';
import { LOCALES } from '../languages/locales';
import { siteMapOf } from '../site-map';

export const GET: APIRoute = async ({ site }) => {
  const contents = await Promise.all(LOCALES.map(({ code }) => readContent(code)));
  return new Response(siteMapOf({ contents, site }), { headers: { 'Content-Type': 'application/xml' } });
};
