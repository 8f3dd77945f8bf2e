import { Histogram, type Registry } from 'prom-client';

import type { EndedRequest } from '../services/requests';

import { showCounter, showGauge } from './counted-elsewhere';

/** Seconds: an answer from memory takes some 50 µs, a large export some seconds. */
const BUCKETS = [
  0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Requests that are alike in all labels. */
interface Tally {
  labels: { method: string; route: string; status: string };
  requests: number;
  bytes: number;
  observe(seconds: number): void;
}

/**
 * Counts requests.
 *
 * @param inStrapi - how many are being answered
 * @param refused - how many were refused so far because their client asks too often
 * @returns what is to be told of each request that has ended
 */
export function countRequests({
  registry,
  inStrapi,
  refused,
}: {
  registry: Registry;
  inStrapi: () => number;
  refused: () => number;
}) {
  const tallies = new Map<string, Tally>();

  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from when a request came in until its answer was handed to the operating system.',
    labelNames: ['method', 'route', 'handler'],
    buckets: BUCKETS,
    registers: [registry],
  });
  showCounter({
    registry,
    name: 'http_requests_total',
    help: 'Requests by method, pattern of the path and status; "aborted" where the client went away.',
    labelNames: ['method', 'route', 'status'],
    read: () => [...tallies.values()].map(({ labels, requests }) => [labels, requests]),
  });
  showCounter({
    registry,
    name: 'http_response_body_bytes_total',
    help: 'Bytes of bodies as they were sent, compressed or not, where their length was said.',
    labelNames: ['route'],
    read: () => [...tallies.values()].map(({ labels: { route }, bytes }) => [{ route }, bytes]),
  });
  showGauge({
    registry,
    name: 'http_requests_in_progress',
    help: 'Requests that Strapi is answering.',
    read: () => [[{}, inStrapi()]],
  });

  showCounter({
    registry,
    name: 'hub_refused_requests_total',
    help: 'Requests that were refused because their client asks too often.',
    read: () => [[{}, refused()]],
  });

  function tallyOf({ method: asked, route, status: code, handler }: EndedRequest): Tally {
    const method = METHODS.has(asked) ? asked : 'other';
    const status = String(code ?? 'aborted');
    const key = `${handler} ${method} ${status} ${route}`;
    const known = tallies.get(key);
    if (known) return known;
    const duration = durations.labels({ method, route, handler });
    const observe = (seconds: number) => duration.observe(seconds);
    const tally: Tally = { labels: { method, route, status }, requests: 0, bytes: 0, observe };
    tallies.set(key, tally);
    return tally;
  }

  return (request: EndedRequest): void => {
    const tally = tallyOf(request);
    tally.requests++;
    tally.bytes += request.bytes ?? 0;
    tally.observe(request.seconds);
  };
}
