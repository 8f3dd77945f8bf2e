import type { BoardActionRequest, BoardVersion } from '../../../../src/plugins/translations/shared/board';
import { documentsOf } from '../../../support/documents';

import { startDesk, type Desk, type Person } from './desk';

export const CITY = 'api::city.city';

export let desk: Desk;
export let editor: Person;
export let translator: Person;
export let colleague: Person;
export let reviewer: Person;
/** The city of the test that runs. */
export let city: string;
let slugs = 0;

/** Starts a hub with people who work on Macedonian, and gives each test a city of its own, to translate. */
export function prepareActionsDesk(): void {
  beforeAll(async () => {
    desk = await startDesk();
    ({ editor, translator, colleague, reviewer } = await desk.people());
  });
  afterAll(() => desk.hub.stop());
  beforeEach(async () => {
    city = await createCity('Gevgelija');
  });
}

export async function createCity(name: string, status?: 'draft'): Promise<string> {
  slugs += 1;
  const data = { name, summary: 'On the Vardar.', slug: `city-${slugs}` };
  const { documentId } = await documentsOf(desk.hub, 'city').create({
    data,
    locale: 'en',
    status: status ?? 'published',
  });
  return documentId;
}

/** Writes the Macedonian draft. */
export const translate = (documentId: string, data: object) =>
  documentsOf(desk.hub, 'city').update({ documentId, locale: 'mk', data });

type Request = Partial<BoardActionRequest> & Pick<BoardActionRequest, 'action'>;
/** An action in Macedonian, unless it says otherwise, on this test's city, unless others are named. */
export const on = (request: Request, ...documentIds: string[]): BoardActionRequest => ({
  locale: 'mk',
  entries: (documentIds.length > 0 ? documentIds : [city]).map((documentId) => ({ type: CITY, documentId })),
  ...request,
});

/** Who approves says what they saw: what the board shows now. */
export async function onShown(request: Request, ...documentIds: string[]): Promise<BoardActionRequest> {
  const { entries, ...others } = on(request, ...documentIds);
  if (others.action !== 'approve') return { ...others, entries };
  const stamped = entries.map(async (entry) => ({ ...entry, stamp: (await version(entry.documentId)).stamp }));
  return { ...others, entries: await Promise.all(stamped) };
}

/** Sends an action that the hub takes. */
export async function send(person: Person, request: BoardActionRequest): Promise<void> {
  const { status, body } = await desk.act(person, request);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
}

/** Acts on what the board shows now. */
export const act = async (person: Person, request: Request, ...documentIds: string[]): Promise<void> =>
  send(person, await onShown(request, ...documentIds));

/** What is refused of an action on what the board shows now, with why. */
export const refusals = async (person: Person, request: Request, ...documentIds: string[]) =>
  desk.refusals(person, await onShown(request, ...documentIds));

/** What `refusals` gives where one entry is refused. */
export const refused = (status: number, reason: unknown, documentId = city, name = 'Gevgelija') => ({
  status,
  refused: [{ type: CITY, documentId, name, reason }],
});

/** A version, as somebody has it on the board. */
export const version = async (documentId = city, person = editor, locale = 'mk'): Promise<BoardVersion> =>
  (await desk.versionOf(person, documentId, locale)) as BoardVersion;
