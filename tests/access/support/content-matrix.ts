import type { Knex } from 'knex';

import { DEFAULT_LOCALE, LOCALE_CODES } from '../../../src/locales';
import { startHub, type Hub } from '../../support/hub';
import { ROLES, type Outcome } from '../content-expectations';

import { createClient, type Client } from './client';
import { createEntry, documentsOf, findDraft, fingerprint, newVersion, TYPES, type TypeFacts } from './content';
import { actionsOf, requestOf, type Action, type Target } from './content-actions';
import { signInAdministrator } from './people';
import { takeRequestsBack, type Around } from './taken-back';

const DELETING: readonly Action[] = ['delete', 'bulk delete'];

/** These make a difference only where the draft says something else than what is published. */
const OF_CHANGED_DRAFTS: readonly Action[] = ['publish', 'bulk publish', 'discard'];

const TRANSLATIONS = LOCALE_CODES.filter((locale) => locale !== DEFAULT_LOCALE);

let hub: Hub;
let ask: Client;
let takenBack: ReturnType<typeof takeRequestsBack>;
const people = new Map<string, { userId: number; authorization: string }>();
const entries = new Map<string, string>();
const covered = new Set<string>();

/**
 * Declares the tests of some roles against a hub of their own: each cell of the table once, and that none is left out.
 * The roles are split over files, so that processors share the work.
 */
export function describeContentMatrix(roleCodes: readonly string[]): void {
  beforeAll(async () => {
    hub = await startHub();
    const { strapi } = hub;
    takenBack = takeRequestsBack(strapi);
    ask = await createClient(hub);
    for (const roleCode of roleCodes) people.set(roleCode, await signInAdministrator({ strapi, roleCode }));
    for (const type of TYPES) entries.set(type.uid, await createEntry({ strapi, type, locales: LOCALE_CODES }));
  }, 180_000);
  afterAll(() => hub.stop());

  describe('the matrix lists all there is', () => {
    it('names every role of the admin panel', async () => {
      const roles: { code: string }[] = await hub.strapi.db.query('admin::role').findMany();
      expect(roles.map(({ code }) => code).sort()).toEqual(Object.keys(ROLES).sort());
    });

    it('names every content type', () => {
      const types = Object.keys(hub.strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
      expect(types.sort()).toEqual(TYPES.map(({ uid }) => uid).sort());
    });

    it('names every language, as the own one of a translator and of a reviewer', () => {
      for (const role of ['translator', 'reviewer']) {
        const codes = Object.keys(ROLES).filter((code) => code.startsWith(`hub::${role}::`));
        expect(codes).toEqual(LOCALE_CODES.map((locale) => `hub::${role}::${locale}`));
      }
    });
  });

  describe.each([...roleCodes])('%s', (roleCode) => {
    it.each(TYPES)('$uid', async (type) => {
      const surprises: string[] = [];
      for (const situation of ROLES[roleCode] ?? []) {
        const { expected } = situation;
        const shared: Shared = {
          documentId: entries.get(type.uid) as string,
          locale: situation.locale,
          createdBy: situation.isOwnEntry ? personOf(roleCode).userId : undefined,
        };
        await setCreator({ type, target: shared });

        const cells = actionsOf(type).map((action) => ({
          ...{ roleCode, type, action, shared },
          outcome: expected[action] ?? ('refused' as const),
        }));
        const found = [
          ...(await tryRefused(cells.filter((cell) => cell.outcome === 'refused'))),
          ...(await tryOneByOne(cells.filter((cell) => cell.outcome !== 'refused'))),
        ];
        surprises.push(...found.map((surprise) => `${situation.name} (${situation.locale}): ${surprise}`));
        for (const { action } of cells) covered.add([roleCode, type.uid, action, situation.name].join(' | '));
      }
      expect(surprises).toEqual([]);
    });
  });

  it('leaves no cell out', () => {
    const situationCount = roleCodes.flatMap((roleCode) => ROLES[roleCode] ?? []).length;
    const actionCount = TYPES.flatMap(actionsOf).length;
    expect(covered.size).toBe(situationCount * actionCount);
  });
}

/** An entry that several cells use. */
interface Shared extends Target {
  createdBy: number | undefined;
}

interface Cell {
  roleCode: string;
  type: TypeFacts;
  action: Action;
  shared: Shared;
  outcome: Outcome;
}

const personOf = (roleCode: string) => people.get(roleCode) as { userId: number; authorization: string };

const askAs = ({ roleCode, type, action, shared }: Cell, headers?: Record<string, string>) =>
  ask({ ...requestOf({ type, action, target: shared }), authorization: personOf(roleCode).authorization, headers });

/** Refused cells change nothing, so all are tried at the same time. Returns what is not as expected. */
async function tryRefused(cells: Cell[]): Promise<string[]> {
  const [first] = cells;
  if (!first) return [];
  // Starting the single entry is a cell only where there is none.
  const isStart = ({ type, action }: Cell) => type.kind === 'single' && action === 'create';
  const found = await refusals(cells.filter((cell) => !isStart(cell)));
  const start = cells.find(isStart);
  if (!start) return found;
  await removeSingle(start.type);
  found.push(...(await refusals([start])));
  await startSingleAnew(start);
  return found;
}

async function refusals(cells: Cell[]): Promise<string[]> {
  const [first] = cells;
  if (!first) return [];
  const { connection } = hub.strapi.db;
  const before = await stateOf(connection, first);
  const answers = await Promise.all(cells.map((cell) => askAs(cell)));
  const isChanged = before !== (await stateOf(connection, first));
  return [
    ...cells.flatMap(({ action }, index) =>
      answers[index]?.status === 403 ? [] : [`${action} should be refused, got ${answers[index]?.status}`]
    ),
    ...(isChanged ? ['a refused action changed something'] : []),
  ];
}

async function tryOneByOne(cells: Cell[]): Promise<string[]> {
  const found: string[] = [];
  for (const cell of cells) {
    const surprise = await tryCell(cell);
    if (surprise) found.push(`${cell.action} should be ${cell.outcome}, got ${surprise}`);
  }
  return found;
}

/** What is to happen is taken back, so that one entry serves all cells. */
async function tryCell(cell: Cell): Promise<string | undefined> {
  const { type, action, outcome, shared } = cell;
  const { strapi } = hub;
  const isToHappen = outcome === 'done';
  let before: string | undefined;
  let after: string | undefined;
  let draft: Record<string, unknown> | undefined;
  const around: Around = {
    async before(knex) {
      if (type.kind === 'single' && action === 'create') await removeSingle(type);
      // A source is deleted by itself only where nothing is translated from it.
      if (isToHappen && DELETING.includes(action) && shared.locale === DEFAULT_LOCALE) {
        await documentsOf(strapi, type).delete({ ...shared, locale: TRANSLATIONS });
      }
      if (isToHappen && OF_CHANGED_DRAFTS.includes(action)) {
        await documentsOf(strapi, type).update({ ...shared, data: newVersion(type) });
      }
      before = await stateOf(knex, cell);
    },
    async after(knex) {
      after = await stateOf(knex, cell);
      if (action === 'update shared') draft = await findDraft({ strapi, type, ...shared });
    },
  };
  const answer = isToHappen ? await askAs(cell, takenBack(around)) : await askForGood(cell, around);
  const isChanged = before !== after;
  const isAsExpected = draft
    ? type.shared.isChanged(draft) === isToHappen
    : isToHappen
      ? isDone({ action, answer, isChanged })
      : !isChanged;
  return isAsExpected
    ? undefined
    : `${answer.status} ${answer.body?.error?.message ?? ''}, ${isChanged ? 'changed' : 'unchanged'}`;
}

async function askForGood(cell: Cell, { before, after }: Around) {
  const { connection } = hub.strapi.db;
  await before(connection);
  const answer = await askAs(cell);
  await after(connection);
  return answer;
}

function isDone({
  action,
  answer,
  isChanged,
}: {
  action: Action;
  answer: Awaited<ReturnType<Client>>;
  isChanged: boolean;
}): boolean {
  if (action === 'list') return answer.status === 200 && (answer.body?.results?.length ?? 0) > 0;
  if (action === 'read') return answer.status === 200 && !isChanged;
  // Strapi's answer to whoever may clone: these types have unique fields, which a person has to fill in first.
  if (action === 'auto-clone') {
    return answer.status === 400 && 'prohibitedFields' in (answer.body?.error?.details as object);
  }
  return answer.status >= 200 && answer.status < 300 && isChanged;
}

async function setCreator({ type, target }: { type: Cell['type']; target: Shared }) {
  const versions = hub.strapi.db.connection(type.table).where({ document_id: target.documentId });
  await versions.update({ created_by_id: target.createdBy ?? null });
}

/** The entry's state and, for what makes new ones, how many versions there are. */
async function stateOf(knex: Knex, { type, shared: { documentId } }: Cell): Promise<string> {
  const { rows } = await knex.raw('SELECT count(*) FROM ??', [type.table]);
  return `${await fingerprint({ knex, type, documentId })} ${rows[0].count}`;
}

async function removeSingle(type: TypeFacts): Promise<void> {
  const rows: { documentId: string }[] = await hub.strapi.db.query(type.uid).findMany({ select: ['documentId'] });
  for (const documentId of new Set(rows.map((row) => row.documentId))) {
    await documentsOf(hub.strapi, type).delete({ documentId, locale: '*' });
  }
}

/** With text of its own in the language, and in the one it is first written in. */
async function startSingleAnew({ type, shared }: Pick<Cell, 'type' | 'shared'>): Promise<void> {
  const { locale, createdBy } = shared;
  await removeSingle(type);
  const locales = [...new Set([DEFAULT_LOCALE, locale])];
  shared.documentId = await createEntry({ strapi: hub.strapi, type, locales, createdBy });
  entries.set(type.uid, shared.documentId);
}
