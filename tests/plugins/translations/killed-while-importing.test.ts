import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { createBlocker, type Blocker } from '../../support/blocker';
import { checkoutIn, createTemporaryDir, type Checkout } from '../../support/checkout';
import { hubEnvironment } from '../../support/databases';
import { startHub, type Hub } from '../../support/hub';
import { pagesOf, type Page } from '../localization/support/pages';

import { filesOf, pseudo, pseudoTranslate } from './support/files';

const IMPORT_ONCE = path.join(__dirname, 'support/import-once.js');
/** Several batches of the import. */
const PLACES = 60;

let hub: Hub;
let place: Checkout;
let blocker: Blocker;
beforeAll(async () => {
  hub = await startHub('localization');
  place = checkoutIn(createTemporaryDir());
  blocker = await createBlocker(hub.databaseUrl);
});
// A test that failed half-way must not hold up the next.
afterEach(() => blocker.release());
afterAll(async () => {
  await blocker.end();
  place.remove();
  await hub.stop();
});

it('a node killed while it writes the last entries of a file has written none, and another node writes all', async () => {
  const pages: Page[] = [];
  for (let number = 1; number <= PLACES; number += 1) {
    pages.push(await pagesOf(hub, 'place').create('en', { name: `Place ${number}` }));
  }
  const happening = await pagesOf(hub, 'happening').create('en', { title: 'Fair' });
  const file = path.join(place.dir, 'sq.xlf');
  // In the order of the registry: the happening comes last, so that its table is written when the places are.
  writeFileSync(file, await pseudoTranslate(await filesOf(hub).export({ version: '1.2', locale: 'sq' }), '1.2'));
  const importFile = () =>
    place.run(['node', IMPORT_ONCE, file], { ...hubEnvironment(new URL(hub.databaseUrl).pathname.slice(1)) });
  const names = async () => {
    const shown = await Promise.all(pages.map((page) => page.drafts((row) => row.name)));
    return new Set(shown.map(({ en, sq }) => (sq === en ? 'English' : sq === pseudo(String(en)) ? 'translated' : sq)));
  };

  await blocker.block('happenings');
  const killed = importFile();
  await killed.prints('importing');
  await blocker.somebodyWaits();
  killed.interrupt('SIGKILL');
  expect(await killed.end).toBe('SIGKILL');
  await blocker.release();
  expect(await names()).toEqual(new Set(['English']));

  const restarted = importFile();
  await restarted.prints('written');
  expect(await restarted.end).toBe(0);
  expect(await names()).toEqual(new Set(['translated']));
  expect((await happening.drafts((row) => row.title)).sq).toBe(pseudo('Fair'));
});
