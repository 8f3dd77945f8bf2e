import type { Node } from './nodes';

/** What one writer makes of something, step by step, and what readers see of it in each step. */
export interface Subject {
  name: string;
  /** Brings it from the step before to a step, from 1 on, over HTTP. Resolves once the hub has answered. */
  write(step: number, node: Node): Promise<void>;
  /** What a reader sees after a step; 0 is what there is at first. */
  shows(step: number): string;
  reads: readonly Read[];
}

/** A way to read a subject. */
export interface Read {
  path: string;
  headers?: Record<string, string>;
  /** @returns what an answer shows, to be held against `shows` */
  observe(answer: { status: number; text: string }): string;
}

interface Written {
  node: Node;
  startedAt: number;
  /** When the hub answered; both by `performance.now()`. */
  answeredAt: number;
}

/**
 * Remembers when a subject was written on which node, and judges what was read of it: on the node that took a write, nothing older than it once it is
 * answered; on the others at most `maxAgeMs` older; and nowhere what has not been written yet.
 */
export function createHistory({ subject, maxAgeMs }: { subject: Subject; maxAgeMs: number }) {
  const steps: Written[] = [];

  return {
    subject,

    async write(node: Node): Promise<void> {
      const written = { node, startedAt: performance.now(), answeredAt: Infinity };
      steps.push(written);
      await subject.write(steps.length, node);
      written.answeredAt = performance.now();
    },

    /** @returns what is wrong with what was read; undefined where nothing is */
    judge(read: { node: Node; sentAt: number; receivedAt: number; shown: string }): string | undefined {
      const isDue = ({ node, answeredAt }: Written) => answeredAt + (node === read.node ? 0 : maxAgeMs) < read.sentAt;
      const oldest = steps.findLastIndex(isDue) + 1;
      const newest = steps.findLastIndex(({ startedAt }) => startedAt < read.receivedAt) + 1;
      const allowed = Array.from({ length: newest - oldest + 1 }, (_, index) => subject.shows(oldest + index));
      return allowed.includes(read.shown) ? undefined : `${read.shown} was read, and ${allowed.join(' or ')} is right`;
    },
  };
}

export type History = ReturnType<typeof createHistory>;
