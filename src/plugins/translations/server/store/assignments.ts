import type { Knex } from 'knex';

const TABLE = 'translations_assignments';

/** Held by one transaction at a time, on all nodes; it ends with the transaction. */
const TURN = 'translations: assignments';

/** Waits until nobody else changes who works on what, so that two who claim the same version do not both get it. */
export async function takeAssignmentTurn(trx: Knex): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [TURN]);
}

/** What to change; what is left out stays. */
export interface AssignmentChange {
  /** The id of an administrator; null for nobody. */
  assignee?: number | null;
  /** Such as `2026-12-01`; null for no date. */
  dueOn?: string | null;
}

/**
 * Changes the assignments of entries in one language; one that says nothing any more is removed.
 *
 * @param personId - of the administrator who changes them
 */
export async function changeAssignments({
  trx,
  locale,
  entries,
  change,
  personId,
}: {
  trx: Knex;
  locale: string;
  entries: readonly { type: string; documentId: string }[];
  change: AssignmentChange;
  personId: number;
}): Promise<void> {
  const columns = {
    updated_by_id: personId,
    ...(change.assignee !== undefined && { assignee_id: change.assignee }),
    ...(change.dueOn !== undefined && { due_on: change.dueOn }),
  };
  const now = new Date();
  await trx(TABLE)
    .insert(
      entries.map(({ type, documentId }) => ({
        document_id: trx.raw('gen_random_uuid()::text'),
        type,
        entry: documentId,
        locale,
        created_at: now,
        updated_at: now,
        published_at: now,
        ...columns,
      }))
    )
    .onConflict(['type', 'entry', 'locale'])
    .merge({ ...columns, updated_at: now });
  await trx(TABLE)
    .whereIn(
      ['type', 'entry'],
      entries.map(({ type, documentId }) => [type, documentId])
    )
    .where({ locale, assignee_id: null, due_on: null })
    .delete();
}

/** Removes the assignments of an entry in all languages. */
export async function removeAssignments({
  trx,
  type,
  documentId,
}: {
  trx: Knex;
  type: string;
  documentId: string;
}): Promise<void> {
  await trx(TABLE).where({ type, entry: documentId }).delete();
}

/** What somebody works on. */
export interface OwnAssignment {
  type: string;
  documentId: string;
  locale: string;
  /** Whether somebody else has given it to them, or changed its date, since. */
  isNew: boolean;
}

/** Finds what a person works on. */
export async function findAssignments({
  trx,
  personId,
  since,
}: {
  trx: Knex;
  personId: number;
  since: Date;
}): Promise<OwnAssignment[]> {
  return trx(TABLE)
    .where({ assignee_id: personId })
    .select<OwnAssignment[]>(
      'type',
      'entry AS documentId',
      'locale',
      trx.raw('updated_at > ? AND updated_by_id IS DISTINCT FROM ? AS "isNew"', [since, personId])
    );
}
