import { type Environment } from '../../src/env';
import { formatDuration } from '../terminal/step';

/** Prints where the hub answers, and how long this process took to get there. */
export function announceUrls({ PUBLIC_URL, PORT, SERVE_ADMIN }: Environment): void {
  const base = (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');
  const lines = [
    '',
    `Cities Hub is ready after ${formatDuration(performance.now())}`,
    ...(SERVE_ADMIN ? [`  Admin panel  ${base}/admin`] : []),
    `  REST API     ${base}/api/cities`,
    `  Health       ${base}/_health`,
    'Ctrl-C stops it.',
  ];
  console.log(lines.join('\n'));
}
