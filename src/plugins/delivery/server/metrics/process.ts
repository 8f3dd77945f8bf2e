import { collectDefaultMetrics, type Registry } from 'prom-client';

import { showGauge } from './counted-elsewhere';

/** They break the convention that only counters end so; each has a sibling by type that says the same. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Shows what runs, and how the process does: memory, processor time, the event loop's lag, garbage collection. */
export function showProcess({ registry, versions }: { registry: Registry; versions: Record<string, string> }): void {
  showGauge({
    registry,
    name: 'hub_build_info',
    help: 'What runs: 1, with the versions as labels.',
    labelNames: Object.keys(versions),
    read: () => [[versions, 1]],
  });
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
}
