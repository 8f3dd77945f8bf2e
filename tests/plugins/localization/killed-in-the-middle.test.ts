import path from 'node:path';

import { Client } from 'pg';

import { checkoutIn, createTemporaryDir, type Checkout } from '../../support/checkout';
import { hubEnvironment } from '../../support/databases';
import { startHub, type Hub } from '../../support/hub';

import { everywhere, pagesOf, type Page } from './support/pages';

const PUBLISH_ONCE = path.join(__dirname, 'support/publish-once.js');

let hub: Hub;
let place: Checkout;
let blocker: Client;
beforeAll(async () => {
  hub = await startHub('localization');
  place = checkoutIn(createTemporaryDir());
  blocker = new Client({ connectionString: hub.databaseUrl });
  await blocker.connect();
});
// A test that failed half-way must not hold up the next.
afterEach(() => blocker.query('ROLLBACK'));
afterAll(async () => {
  await blocker.end();
  place.remove();
  await hub.stop();
});

/** Publishes in a node of its own. */
const publish = ({ documentId }: Page) =>
  place.run(['node', PUBLISH_ONCE, 'api::happening.happening', documentId, 'en'], {
    ...hubEnvironment(new URL(hub.databaseUrl).pathname.slice(1)),
  });

/** Resolves once another connection waits for a lock that `blocker` holds. */
async function somebodyWaits(): Promise<void> {
  const observer = new Client({ connectionString: hub.databaseUrl });
  await observer.connect();
  const { rows } = await blocker.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const waiting = 'SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))';
  while ((await observer.query(waiting, [rows[0]?.pid])).rowCount === 0);
  await observer.end();
}

// The tables are written in this order, so each lock stops the publication at another point.
it.each(['components_part_links', 'localization_versions'])(
  'a node killed while it writes %s has published in no language, and another node can',
  async (table) => {
    const guest = await pagesOf(hub, 'place').create('sq', { name: 'Prizren' });
    await guest.publish('sq');
    const event = await pagesOf(hub, 'happening').create('en', { title: 'One', links: [{ label: 'One' }] });
    await event.publish('en');
    const [link] = (await event.drafts(({ links }) => links as { id: number }[])).en ?? [];
    await event.save('en', { title: 'Two', links: [{ id: link?.id, label: 'Two' }], guests: [guest.documentId] });

    await blocker.query('BEGIN');
    // Reads go on, writes wait.
    await blocker.query(`LOCK TABLE "${table}" IN SHARE MODE`);
    const killed = publish(event);
    await killed.prints('publishing');
    await somebodyWaits();
    killed.interrupt('SIGKILL');
    expect(await killed.end).toBe('SIGKILL');
    await blocker.query('ROLLBACK');

    const shown = () =>
      event.published((row) => [
        row.title,
        (row.links as { label: string }[])[0]?.label,
        (row.guests as object[]).length,
      ]);
    expect(await shown()).toEqual(everywhere(['One', 'One', 0]));

    const restarted = publish(event);
    expect(await restarted.end).toBe(0);
    expect(await shown()).toEqual(everywhere(['Two', 'Two', 1]));
  }
);
