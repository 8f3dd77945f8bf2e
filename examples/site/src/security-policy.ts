import { createHash } from 'node:crypto';

/**
 * What a page may load: its own styles, fonts, pictures and scripts, and nothing from elsewhere. Inline scripts are not
 * allowed at all, an inline style only by its hash.
 */
export function policyOf({ style }: { style: string | undefined }): string {
  const styleHash = style ? ` 'sha256-${createHash('sha256').update(style).digest('base64')}'` : '';
  return [
    "default-src 'none'",
    "img-src 'self'",
    "font-src 'self'",
    `style-src 'self'${styleHash}`,
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
