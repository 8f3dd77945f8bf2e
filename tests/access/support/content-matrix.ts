import { LOCALE_CODES } from '../../../src/locales';
import { startHub, type Hub } from '../../support/hub';
import { expectedOf, ROLES, type Outcome } from '../content-expectations';

import { createClient, type Client } from './client';
import { createEntry, documentsOf, findDraft, fingerprint, newVersion, TYPES, type TypeFacts } from './content';
import { actionsOf, requestOf, type Action, type Target } from './content-actions';
import { signInAdministrator } from './people';

/** These leave nothing for the next cell, so each is tried on an entry of its own where it is to happen. */
const CONSUMING: readonly Action[] = ['update shared', 'delete', 'bulk delete', 'unpublish', 'bulk unpublish'];

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
        const expected = expectedOf(type, situation, roleCode);
        const shared: Target = { documentId: entries.get(type.uid) as string, locale: situation.locale };
        await setCreator({ type, target: shared, userId: situation.isOwnEntry ? personOf(roleCode).userId : null });

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

interface Cell {
  roleCode: string;
  type: TypeFacts;
  action: Action;
  /** The entry that all cells share. */
  shared: Target;
  outcome: Outcome;
}

const personOf = (roleCode: string) => people.get(roleCode) as { userId: number; authorization: string };

const askAs = ({ roleCode, type, action }: Cell, target: Target) =>
  ask({ ...requestOf({ type, action, target }), authorization: personOf(roleCode).authorization });

/** Refused cells change nothing, so all are tried at the same time. Returns what is not as expected. */
async function tryRefused(cells: Cell[]): Promise<string[]> {
  const [first] = cells;
  if (!first) return [];
  // Starting the single entry in a language is a cell only where it has none in that language.
  const isStart = ({ type, action }: Cell) => type.kind === 'single' && action === 'create';
  const found = await refusals(cells.filter((cell) => !isStart(cell)));
  const start = cells.find(isStart);
  if (!start) return found;
  await documentsOf(hub.strapi, start.type).delete(start.shared);
  found.push(...(await refusals([start])));
  await restoreSingle(start);
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
  if (type.kind === 'single' && action === 'create') await documentsOf(strapi, type).delete(target);

  const before = await stateOf(type, target);
  const answer = await askAs(cell, target);
  const isChanged = before !== (await stateOf(type, target));
  const draft = action === 'update shared' ? await findDraft({ strapi, type, ...target }) : undefined;
  if (type.kind === 'single') await restoreSingle(cell);

  const isAsExpected = draft
    ? type.shared.isChanged(draft) === (outcome === 'done')
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
  return { documentId: await createEntry({ strapi: hub.strapi, type, locales: [locale], createdBy }), locale };
}

async function setCreator({ type, target, userId }: { type: Cell['type']; target: Target; userId: number | null }) {
  const versions = hub.strapi.db.connection(type.table).where({ document_id: target.documentId });
  await versions.update({ created_by_id: userId });
}

/** The entry's state and, for what makes new ones, how many versions there are. */
async function stateOf({ table, ...type }: Cell['type'], { documentId }: Target): Promise<string> {
  const { rows } = await hub.strapi.db.connection.raw('SELECT count(*) FROM ??', [table]);
  return `${await fingerprint({ strapi: hub.strapi, type: { table, ...type }, documentId })} ${rows[0].count}`;
}

/** The single entry serves all cells, so what one took away is put back. */
async function restoreSingle({ type, action, shared }: Cell): Promise<void> {
  if (!['create', 'delete', 'unpublish', 'update shared'].includes(action)) return;
  await documentsOf(hub.strapi, type).update({
    ...shared,
    data: { ...newVersion(type), socialLinks: [] },
    status: 'published',
  });
}
