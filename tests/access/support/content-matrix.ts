import { DEFAULT_LOCALE, LOCALE_CODES } from '../../../src/locales';
import { startHub, type Hub } from '../../support/hub';
import { ROLES, type Outcome } from '../content-expectations';

import { createClient, type Client } from './client';
import { createEntry, documentsOf, findDraft, fingerprint, newVersion, TYPES, type TypeFacts } from './content';
import { actionsOf, requestOf, type Action, type Target } from './content-actions';
import { signInAdministrator } from './people';

/** These leave nothing for the next cell, so each is tried on an entry of its own where it is to happen. */
const CONSUMING: readonly Action[] = ['update shared', 'delete', 'bulk delete', 'unpublish', 'bulk unpublish'];

/** These make a difference only where the draft says something else than what is published. */
const OF_CHANGED_DRAFTS: readonly Action[] = ['publish', 'bulk publish', 'discard'];

let hub: Hub;
let ask: Client;
const people = new Map<string, { userId: number; authorization: string }>();
const entries = new Map<string, string>();
const covered = new Set<string>();

/**
 * Declares the tests of some roles against a hub of their own: each cell of the table once, and that none is left out.
 * The roles are split over two files, so that two processors share the work.
 */
export function describeContentMatrix(roleCodes: readonly string[]): void {
  beforeAll(async () => {
    hub = await startHub();
    ask = await createClient(hub);
    const { strapi } = hub;
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
        if (type.kind === 'single') await startSingleAnew({ type, shared });

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

const askAs = ({ roleCode, type, action }: Cell, target: Target) =>
  ask({ ...requestOf({ type, action, target }), authorization: personOf(roleCode).authorization });

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
  const before = await stateOf(first.type, first.shared);
  const answers = await Promise.all(cells.map((cell) => askAs(cell, cell.shared)));
  const isChanged = before !== (await stateOf(first.type, first.shared));
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

async function tryCell(cell: Cell): Promise<string | undefined> {
  const { type, action, outcome } = cell;
  const { strapi } = hub;
  const target = await targetOf(cell);
  if (type.kind === 'single' && action === 'create') await removeSingle(type);
  if (outcome === 'done' && OF_CHANGED_DRAFTS.includes(action)) {
    await documentsOf(strapi, type).update({ ...target, data: newVersion(type) });
  }

  const before = await stateOf(type, target);
  const answer = await askAs(cell, target);
  const isChanged = before !== (await stateOf(type, target));
  const draft = action === 'update shared' ? await findDraft({ strapi, type, ...target }) : undefined;
  if (type.kind === 'single' && [...CONSUMING, 'create'].includes(action)) await startSingleAnew(cell);

  const isAsExpected = draft
    ? type.shared.isChanged(draft) === (outcome === 'done')
    : outcome === 'kept'
      ? !isChanged
      : isDone({ action, answer, isChanged });
  return isAsExpected
    ? undefined
    : `${answer.status} ${answer.body?.error?.message ?? ''}, ${isChanged ? 'changed' : 'unchanged'}`;
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

async function targetOf({ type, action, outcome, roleCode, shared }: Cell): Promise<Target> {
  const isConsumed = type.kind === 'collection' && outcome === 'done' && CONSUMING.includes(action);
  if (!isConsumed) return shared;
  const { locale } = shared;
  const createdBy = personOf(roleCode).userId;
  return { documentId: await createPublished({ type, locale, createdBy }), locale };
}

/** An entry with text of its own in a language, and in the one it was first written in. */
function createPublished({ type, locale, createdBy }: { type: TypeFacts; locale: string; createdBy?: number }) {
  return createEntry({ strapi: hub.strapi, type, locales: [...new Set([DEFAULT_LOCALE, locale])], createdBy });
}

async function setCreator({ type, target }: { type: Cell['type']; target: Shared }) {
  const versions = hub.strapi.db.connection(type.table).where({ document_id: target.documentId });
  await versions.update({ created_by_id: target.createdBy ?? null });
}

/** The entry's state and, for what makes new ones, how many versions there are. */
async function stateOf({ table, ...type }: Cell['type'], { documentId }: Target): Promise<string> {
  const { rows } = await hub.strapi.db.connection.raw('SELECT count(*) FROM ??', [table]);
  return `${await fingerprint({ strapi: hub.strapi, type: { table, ...type }, documentId })} ${rows[0].count}`;
}

async function removeSingle(type: TypeFacts): Promise<void> {
  const rows: { documentId: string }[] = await hub.strapi.db.query(type.uid).findMany({ select: ['documentId'] });
  for (const documentId of new Set(rows.map((row) => row.documentId))) {
    await documentsOf(hub.strapi, type).delete({ documentId, locale: '*' });
  }
}

/** The single entry serves all cells, so it is made anew after what took something of it away. */
async function startSingleAnew({ type, shared }: Pick<Cell, 'type' | 'shared'>): Promise<void> {
  await removeSingle(type);
  shared.documentId = await createPublished({ type, ...shared });
  entries.set(type.uid, shared.documentId);
}
