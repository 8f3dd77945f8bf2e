import type { Core } from '@strapi/strapi';
import { groupBy } from 'lodash';

import type { VersionEvent } from '../../../localization/shared/contracts';
import { hubLanguages } from '../services/hub-languages';

import { catchUp, learnFrom, type LearnProgress } from './learn';

/** Learns in the background, one thing after another: who writes content does not wait for the memory. */
export interface LearningQueue {
  /** Notes that a version was approved, or corrected. */
  add(version: VersionEvent): void;
  /** Learns what is not learnt yet of all that there is. */
  catchUp(options?: { onProgress?: (progress: LearnProgress) => void }): Promise<void>;
  /** Waits until nothing is left to learn. */
  settled(): Promise<void>;
  /** Ends what catches up after the batch that is running, and learns what was noted. */
  stop(): Promise<void>;
}

export function createLearningQueue({ strapi }: { strapi: Core.Strapi }): LearningQueue {
  const noted = new Map<string, VersionEvent>();
  let isStopped = false;
  let last: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  async function learnNoted(): Promise<void> {
    const events = [...noted.values()];
    noted.clear();
    const { versions: localization } = hubLanguages(strapi);
    for (const group of Object.values(groupBy(events, ({ type, locale }) => `${type} ${locale}`))) {
      const [{ type, locale }] = group as [VersionEvent];
      const documentIds = group.map(({ documentId }) => documentId);
      const among = { type, locale, documentIds };
      const versions = await localization.translated({ limit: documentIds.length, among });
      await learnFrom({ strapi, versions, isStopped: () => false });
    }
  }

  return {
    add(version) {
      if (noted.size === 0) {
        inTurn(learnNoted).catch((error: Error) => {
          strapi.log.error(
            `Translation memory: ${error.message}; it is learnt when the hub next completes its content.`
          );
        });
      }
      noted.set(`${version.type} ${version.documentId} ${version.locale}`, version);
    },
    catchUp: ({ onProgress } = {}) => inTurn(() => catchUp({ strapi, isStopped: () => isStopped, onProgress })),
    settled: () => last,
    async stop() {
      isStopped = true;
      await last;
    },
  };
}
