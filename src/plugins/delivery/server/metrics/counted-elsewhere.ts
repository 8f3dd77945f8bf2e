import { Counter, Gauge, type Registry } from 'prom-client';

/** A value, and what it is of: names and values of labels. */
export type Sample = readonly [labels: Record<string, string>, value: number];

interface Metric {
  registry: Registry;
  name: string;
  help: string;
  labelNames?: readonly string[];
  /** Is asked when the metrics are. */
  read: () => readonly Sample[];
}

/** Shows a counter that is plain numbers elsewhere: what is counted often should cost nothing until somebody asks. */
export const showCounter = (metric: Metric): void => show(Counter, metric);

/** Shows what there is just now. */
export const showGauge = (metric: Metric): void => show(Gauge, metric);

function show(Kind: typeof Counter | typeof Gauge, { registry, read, labelNames = [], ...metric }: Metric): void {
  new Kind({
    ...metric,
    labelNames: [...labelNames],
    registers: [registry],
    collect() {
      this.reset();
      for (const [labels, value] of read()) this.inc(labels, value);
    },
  });
}
