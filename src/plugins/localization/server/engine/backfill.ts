import type { Knex } from 'knex';

import type { BackfillProgress } from '../../shared/contracts';

import type { Change } from './change';
import { completion } from './complete-entry';
import { readEntries, type Entry } from './entry';
import { settleHolders } from './holders';
import type { Keeper } from './keeper';
import { settle } from './settle';
import { takeTurn } from './turn';

/** Entries per transaction: others wait for their turn no longer than it takes. */
const BATCH_SIZE = 25;
/** One node at a time does it. */
const LOCK = 'localization: backfill';

export interface BackfillRun {
  /** Called at the start and after each batch; a line in the log by default. */
  onProgress?: (progress: BackfillProgress) => void;
}

/** What an entry can lack: versions, or, in rows from before the hub counted them, the words that are left to translate. */
const LACKS = ['versions', 'words'] as const;
type Lack = (typeof LACKS)[number];

/**
 * Gives entries the versions they lack: all entries after a locale was added to the registry, and those that were written past the document
 * service; and has their words counted where nobody did. What is missing is read from the database each time, so a run that was stopped is
 * completed by the next.
 */
export function createBackfill(keeper: Keeper) {
  const { strapi } = keeper;
  const progress: BackfillProgress = { isRunning: false, done: 0, total: 0 };
  let isStopped = false;
  let last: Promise<void> = Promise.resolve();

  const logProgress = ({ done, total }: BackfillProgress): void => {
    strapi.log.info(`Languages: ${done} of ${total} entries that lack versions or counts have got them.`);
  };

  async function complete({ onProgress = logProgress }: BackfillRun): Promise<void> {
    progress.total = await countLacking(keeper, strapi.db.connection);
    progress.done = 0;
    if (progress.total === 0) return;
    progress.isRunning = true;
    onProgress({ ...progress });
    try {
      for (const lack of LACKS) {
        for (const type of keeper.options.contentTypes) {
          let after: string | undefined = '';
          while (!isStopped && (after = await runBatch({ lack, type, after })) !== undefined) {
            onProgress({ ...progress });
          }
        }
      }
    } finally {
      progress.isRunning = false;
    }
  }

  /**
   * @param after - the documentId up to which entries are done
   * @returns the last documentId that is done now; undefined where nothing was left
   */
  async function runBatch(batch: { lack: Lack; type: string; after: string }): Promise<string | undefined> {
    const { lack, type } = batch;
    return strapi.db.transaction(async ({ trx }) => {
      await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [LOCK]);
      await takeTurn(trx);
      const documentIds = await findLacking({ keeper, trx, ...batch });
      if (documentIds.length === 0) return undefined;
      const entries = await readEntries({ keeper, trx, type, documentIds });
      const supply = lack === 'versions' ? (entry: Entry) => completion(keeper, entry) : recount;
      await settle({ keeper, trx, type, changes: entries.map(supply) });
      if (lack === 'versions') await settleHolders({ keeper, trx, type, documentIds });
      progress.done += entries.length;
      return documentIds.at(-1);
    });
  }

  return {
    /** Runs to the end. While it runs already, another run follows: what was written since may lie behind where that one is. */
    run(options: BackfillRun = {}): Promise<void> {
      last = last.catch(() => undefined).then(() => complete(options));
      return last;
    },
    /** Ends after the batch that is running. */
    async stop(): Promise<void> {
      isStopped = true;
      await last.catch(() => undefined);
    },
    progress: (): BackfillProgress => ({ ...progress }),
  };
}

export type Backfill = ReturnType<typeof createBackfill>;

/** What there is of the entry stays as it is: settling it counts. */
const recount = (entry: Entry): Change => ({ ...entry, before: entry });

const LACKING: Readonly<Record<Lack, string>> = {
  versions: `FROM :table: AS entry
    WHERE entry.published_at IS NULL AND (
      SELECT count(*) FROM localization_versions AS version
      WHERE version.type = :type AND version.entry = entry.document_id AND version.locale = ANY(:locales)
    ) < :count`,
  // An entry that lacks versions, too, is counted with them.
  words: `FROM :table: AS entry
    WHERE entry.published_at IS NULL AND EXISTS (
      SELECT FROM localization_versions AS version
      WHERE version.type = :type AND version.entry = entry.document_id AND version.locale = ANY(:locales)
        AND version.words_left IS NULL
    ) AND :count = (
      SELECT count(*) FROM localization_versions AS version
      WHERE version.type = :type AND version.entry = entry.document_id AND version.locale = ANY(:locales)
    )`,
};

const bindingsOf = (keeper: Keeper, type: string) => ({
  table: keeper.tables.tableOf(type),
  type,
  locales: keeper.localeCodes,
  count: keeper.localeCodes.length,
});

async function findLacking({
  keeper,
  trx,
  lack,
  type,
  after,
}: {
  keeper: Keeper;
  trx: Knex;
  lack: Lack;
  type: string;
  after: string;
}): Promise<string[]> {
  // By documentId, of which there is an index: what is done already is not looked at for each batch again.
  const { rows } = await trx.raw<{ rows: { document_id: string }[] }>(
    `SELECT DISTINCT document_id ${LACKING[lack]} AND entry.document_id > :after ORDER BY document_id LIMIT :size`,
    { ...bindingsOf(keeper, type), after, size: BATCH_SIZE }
  );
  return rows.map(({ document_id: documentId }) => documentId);
}

async function countLacking(keeper: Keeper, connection: Knex): Promise<number> {
  let total = 0;
  for (const lack of LACKS) {
    for (const type of keeper.options.contentTypes) {
      const { rows } = await connection.raw<{ rows: { count: string }[] }>(
        `SELECT count(DISTINCT document_id) ${LACKING[lack]}`,
        bindingsOf(keeper, type)
      );
      total += Number(rows[0]?.count);
    }
  }
  return total;
}
