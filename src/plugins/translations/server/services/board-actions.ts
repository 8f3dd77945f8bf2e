import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { BoardAction, BoardActionRequest, BoardEntry, RefusedVersion } from '../../shared/board';
import { obstacleTo, type Obstacle } from '../board/obstacle-to';
import { changeAssignments, takeAssignmentTurn, type AssignmentChange } from '../store/assignments';
import { readVersions, type BoardRecord } from '../store/read-versions';

import { abilityOf } from './ability-of';
import type { Viewer } from './board';
import { hubLanguages, type HubLanguages } from './hub-languages';
import { rightsOn } from './rights-on';
import { versionRows } from './version-rows';

interface Refusal {
  entry: BoardEntry;
  name: string;
  obstacle: Obstacle;
}

/** What people do with versions from the board, one or many at a time. */
export function createBoardActionsService({ strapi }: { strapi: Core.Strapi }) {
  return {
    /**
     * Does it with all versions or with none, in one transaction.
     *
     * @returns how many versions it was done with
     * @throws PolicyError (403) where a right is missing, ValidationError (400) where versions are in no state for it; `details.refused` names
     *   them. ValidationError for an assignee who cannot be given work
     */
    async perform({ ability, personId, ...request }: Viewer & BoardActionRequest): Promise<number> {
      const { action, locale } = request;
      const entries = withoutRepeats(request.entries);
      const change = assignmentChange(request, personId);
      const assignee =
        action === 'assign' ? await abilityOf({ strapi, personId: request.assignee as number }) : undefined;
      const rows = versionRows(strapi);
      const rightsOf = rightsOn({ rows, ability, assignee });
      await strapi.db.transaction(async ({ trx }) => {
        await (change ? takeAssignmentTurn(trx) : hubLanguages(strapi).versions.takeTurn(trx));
        const versions = await readVersions({ trx, rows, entries, locales: [locale], rightsOf });
        refuse({ action, entries, refusals: findRefusals({ action, entries, versions, personId }) });
        if (change) await changeAssignments({ trx, locale, entries, change, personId });
        else await decide({ action, versions });
      });
      return entries.length;
    },
  };

  /** Each in its turn, so that all that are refused can be named. */
  async function decide({
    action,
    versions,
  }: {
    action: BoardAction;
    versions: readonly BoardRecord[];
  }): Promise<void> {
    const languages = hubLanguages(strapi);
    const refusals: Refusal[] = [];
    for (const version of versions) {
      const refusal = await DECISIONS[action as keyof typeof DECISIONS]({ strapi, languages, version }).catch(
        asObstacle
      );
      if (refusal) refusals.push({ entry: version, name: version.name, obstacle: refusal });
    }
    refuse({ action, entries: versions, refusals });
  }
}

export type BoardActionsService = ReturnType<typeof createBoardActionsService>;

/** What an action changes of who works on what; undefined for one that is about the texts. */
function assignmentChange(
  { action, assignee, dueOn }: BoardActionRequest,
  personId: number
): AssignmentChange | undefined {
  if (action === 'claim') return { assignee: personId };
  if (action === 'release') return { assignee: null };
  if (action === 'assign') return { assignee };
  return action === 'set-due-date' ? { dueOn } : undefined;
}

type Decide = (deciding: { strapi: Core.Strapi; languages: HubLanguages; version: BoardRecord }) => Promise<void>;

const DECISIONS: Readonly<Record<'send-for-review' | 'approve', Decide>> = {
  async 'send-for-review'({ languages, version: { type, documentId, locale } }) {
    await languages.versions.act({ type, documentId, locale, action: 'send-for-review' });
  },
  async approve({ strapi, languages, version: { type, documentId, locale } }) {
    await languages.versions.act({ type, documentId, locale, action: 'mark-translated' });
    // Strapi types publishing for types it knows to have drafts; all types of the board have.
    const documents = strapi.documents(type as UID.ContentType) as unknown as {
      publish(version: { documentId: string; locale: string }): Promise<unknown>;
    };
    await documents.publish({ documentId, locale });
  },
};

/** What the engine or the rules of the content say against it; anything else is no answer to a person. */
function asObstacle(error: unknown): Obstacle {
  if (!(error instanceof errors.ApplicationError)) throw error;
  return { kind: 'state', reason: error.message };
}

function withoutRepeats(entries: readonly BoardEntry[]): BoardEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.type} ${entry.documentId}`, entry])).values()];
}

function findRefusals({
  action,
  entries,
  versions,
  personId,
}: {
  action: BoardAction;
  entries: readonly BoardEntry[];
  versions: readonly BoardRecord[];
  personId: number;
}): Refusal[] {
  return entries.flatMap((entry) => {
    const version = versions.find((one) => one.type === entry.type && one.documentId === entry.documentId);
    if (!version) {
      const obstacle: Obstacle = { kind: 'state', reason: 'The hub has no such entry' };
      return { entry, name: entry.documentId, obstacle };
    }
    const obstacle = obstacleTo({ action, version, personId }) ?? unseenChange({ action, entry, version });
    return obstacle ? { entry, name: version.name, obstacle } : [];
  });
}

/** What somebody approves is what they saw. */
function unseenChange({
  action,
  entry,
  version,
}: {
  action: BoardAction;
  entry: BoardEntry;
  version: BoardRecord;
}): Obstacle | undefined {
  if (action !== 'approve' || entry.stamp === version.stamp) return undefined;
  const reason = 'It has been changed since the board showed it; look at it once more';
  return { kind: 'state', reason };
}

/** @throws PolicyError, whose message Strapi shows, or ValidationError, where anything is refused */
function refuse({
  action,
  entries,
  refusals,
}: {
  action: BoardAction;
  entries: readonly BoardEntry[];
  refusals: readonly Refusal[];
}): void {
  const [first] = refusals;
  if (!first) return;
  const refused = refusals.map(({ entry: { type, documentId }, name, obstacle: { reason } }): RefusedVersion => ({
    type,
    documentId,
    name,
    reason,
  }));
  const others = refusals.length > 1 ? `, and ${refusals.length - 1} more` : '';
  const message = `${action}: nothing was changed, ${refusals.length} of ${entries.length} refused: ${first.name}: ${first.obstacle.reason}${others}`;
  const isForbidden = refusals.some(({ obstacle: { kind } }) => kind === 'right');
  throw isForbidden ? new errors.PolicyError(message, { refused }) : new errors.ValidationError(message, { refused });
}
