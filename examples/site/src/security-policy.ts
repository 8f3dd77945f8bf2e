import { createHash } from 'node:crypto';

/**
 * What a page may load: its own styles, fonts, pictures and scripts, and nothing from elsewhere. Inline scripts are not
 * allowed at all, an inline style only by its hash. A form is sent to the site itself or not at all.
 *
 * @param style - the inline style of the page, if it has one
 * @param isLive - the page is made by Astro's development server, which writes every style into it and tells it what
 *   has changed
 */
export function policyOf({ style, isLive = false }: { style: string | undefined; isLive?: boolean }): string {
  const styleHash = style ? ` 'sha256-${createHash('sha256').update(style).digest('base64')}'` : '';
  return [
    "default-src 'none'",
    "img-src 'self'",
    "font-src 'self'",
    // A hash would take away what 'unsafe-inline' allows.
    `style-src 'self'${isLive ? " 'unsafe-inline'" : styleHash}`,
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(isLive ? ["connect-src 'self' ws:"] : []),
  ].join('; ');
}

/**
 * The headers a server sends with a page: its policy, and what a page cannot demand for itself.
 *
 * @param policy - the page's own, as `policyOf` gives it
 */
export const securityHeadersOf = (policy: string): Record<string, string> => ({
  'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
});
