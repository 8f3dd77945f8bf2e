import { type Environment } from '../../src/env';
import { formatDuration } from '../terminal/step';

/**
 * Prints where the hub answers, and how long this process took to get there.
 *
 * @param site - where the site beside it answers, if there is one
 */
export function announceUrls({ PUBLIC_URL, PORT, SERVE_ADMIN }: Environment, site?: URL): void {
  const base = (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');
  const lines = [
    '',
    `Cities Hub is ready after ${formatDuration(performance.now())}`,
    ...(site ? [`  Site         ${site.href}`] : []),
    ...(SERVE_ADMIN ? [`  Admin panel  ${base}/admin`] : []),
    `  REST API     ${base}/api/cities`,
    `  Reference    ${base}/api/docs`,
    `  Health       ${base}/_health`,
    'Ctrl-C stops it.',
  ];
  console.log(lines.join('\n'));
}
