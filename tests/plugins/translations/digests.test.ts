import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { DigestsService } from '../../../src/plugins/translations/server/services/digests';
import { documentsOf } from '../../support/documents';
import { takeMails } from '../../support/mails';

import { startDesk, type Desk, type Person } from './support/desk';

const CITY = 'api::city.city';
const DAY_MS = 86_400_000;
const today = new Date();
/** A working day later than the last, so that nobody was told on it yet. */
let now = today;

let desk: Desk;
let translator: Person;
let reviewer: Person;
let address: string;
let count = 0;

beforeAll(async () => {
  desk = await startDesk();
  translator = await desk.byRole('hub::translator::mk');
  reviewer = await desk.byRole('hub::reviewer::mk');
  await desk.byRole('hub::network-editor');
  const { strapi } = desk.hub;
  ({ email: address } = await strapi.db.query('admin::user').findOne({ where: { id: translator.id } }));
});
afterAll(() => desk.hub.stop());
/** What earlier tests left to tell is told. */
beforeEach(async () => {
  await send();
});

const mailDir = () => path.resolve(process.env.MAIL_DIR as string);

/** The digests of the next day, by address. */
async function send(): Promise<Record<string, string>> {
  now = new Date(now.getTime() + DAY_MS);
  await desk.hub.strapi.plugin('translations').service<DigestsService>('digests').send({ now });
  return Object.fromEntries(takeMails(mailDir()).map(({ to, text }) => [to, text]));
}

/** A city that is translated into Macedonian. */
async function translatedCity(name: string): Promise<string> {
  count += 1;
  const cities = documentsOf(desk.hub, 'city');
  const data = { name, summary: 'By the lake.', slug: `city-${count}` };
  const { documentId } = await cities.create({ data, locale: 'en', status: 'published' });
  const translated = { name: `${name} (mk)`, summary: 'Крај езерото.' };
  await cities.update({ documentId, locale: 'mk', data: translated, status: 'published' });
  return documentId;
}

async function act(body: object): Promise<void> {
  const { status } = await desk.post(reviewer, 'board/actions', body);
  expect(status).toBe(200);
}

const changeSource = (documentId: string) =>
  documentsOf(desk.hub, 'city').update({ documentId, locale: 'en', data: { summary: 'By the old lake.' } });

const assign = (documentId: string) =>
  act({ action: 'assign', locale: 'mk', entries: [{ type: CITY, documentId }], assignee: translator.id });

it('tells nobody anything where nothing is new', async () => {
  await translatedCity('Struga');
  expect(await send()).toEqual({});
});

it('tells who translates into a language what has become stale in it, once', async () => {
  const documentId = await translatedCity('Ohrid');
  await changeSource(documentId);
  const mails = await send();
  expect(mails[address]).toMatch(
    /Застарено на јазикот македонски, бидејќи изворот е променет\n- Ohrid \(македонски, уште 4 збора\)/
  );
  expect(mails[address]).toContain(
    `/admin/content-manager/collection-types/${CITY}/${documentId}?plugins[i18n][locale]=mk`
  );
  // The reviewer writes Macedonian too; the editor, who may write all languages, hears of assignments alone.
  expect(Object.keys(mails)).toHaveLength(2);
  expect(await send()).toEqual({});
});

it('tells somebody what another gave to them, and again when it is due', async () => {
  const documentId = await translatedCity('Bitola');
  await changeSource(documentId);
  await send();
  await assign(documentId);
  const mails = await send();
  expect(Object.keys(mails)).toEqual([address]);
  expect(mails[address]).toMatch(/Доделено вам\n- Bitola \(македонски, ново, уште 4 збора\)/);
  expect(await send()).toEqual({});

  const dueOn = new Date(now.getTime() + 3 * DAY_MS).toISOString().slice(0, 10);
  await desk.post(translator, 'board/actions', {
    ...{ action: 'set-due-date', locale: 'mk', entries: [{ type: CITY, documentId }], dueOn },
  });
  expect(await send()).toEqual({});
  expect((await send())[address]).toMatch(/Bitola \(македонски, рок /);
});

it('says nothing of what is done', async () => {
  const documentId = await translatedCity('Prilep');
  await assign(documentId);
  expect(await send()).toEqual({});
});

it('sends nobody two in a day', async () => {
  await changeSource(await translatedCity('Tetovo'));
  expect(await send()).toHaveProperty([address]);
  await changeSource(await translatedCity('Gostivar'));
  now = new Date(now.getTime() - DAY_MS + 3_600_000);
  expect(await send()).toEqual({});
});

it('sends none to who does not want it', async () => {
  const put = (body: object) =>
    desk.hub.request.put('/translations/digest').set({ authorization: translator.authorization }).send(body);
  expect((await put({ isWanted: 'no' })).body.error.message).toBe('isWanted: must be true or false');
  expect((await put({ isWanted: false })).body).toEqual({ data: { isSent: false, isWanted: false } });
  await changeSource(await translatedCity('Veles'));
  expect(await send()).not.toHaveProperty([address]);
  expect((await put({ isWanted: true })).body.data.isWanted).toBe(true);
  expect((await send())[address]).toContain('Veles');
});

it('tells what could not be sent the next time', async () => {
  await changeSource(await translatedCity('Debar'));
  expect(existsSync(mailDir())).toBe(false);
  // No folder can be made where a file is.
  writeFileSync(mailDir(), '');
  now = new Date(now.getTime() + DAY_MS);
  expect(await desk.hub.strapi.plugin('translations').service<DigestsService>('digests').send({ now })).toBe(0);
  rmSync(mailDir());
  expect((await send())[address]).toContain('Debar');
});

it('is forgotten with the person', async () => {
  const { strapi } = desk.hub;
  const leaving = await desk.byRole('hub::translator::sq');
  await desk.hub.request
    .put('/translations/digest')
    .set({ authorization: leaving.authorization })
    .send({ isWanted: false });
  const readers = () => strapi.db.query('plugin::translations.digest-reader').count({});
  const before = await readers();
  await strapi.db.query('admin::user').delete({ where: { id: leaving.id } });
  expect(await readers()).toBe(before - 1);
});
