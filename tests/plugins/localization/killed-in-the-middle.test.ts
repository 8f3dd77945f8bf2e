import path from 'node:path';

import { createBlocker, type Blocker } from '../../support/blocker';
import { checkoutIn, createTemporaryDir, type Checkout } from '../../support/checkout';
import { hubEnvironment } from '../../support/databases';
import { startHub, type Hub } from '../../support/hub';

import { everywhere, pagesOf, type Page } from './support/pages';

const PUBLISH_ONCE = path.join(__dirname, 'support/publish-once.js');

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

/** Publishes in a node of its own. */
const publish = ({ documentId }: Page) =>
  place.run(['node', PUBLISH_ONCE, 'api::happening.happening', documentId, 'en'], {
    ...hubEnvironment(new URL(hub.databaseUrl).pathname.slice(1)),
  });

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

    await blocker.block(table);
    const killed = publish(event);
    await killed.prints('publishing');
    await blocker.somebodyWaits();
    killed.interrupt('SIGKILL');
    expect(await killed.end).toBe('SIGKILL');
    await blocker.release();

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
