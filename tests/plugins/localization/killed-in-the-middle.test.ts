import path from 'node:path';

import { prepareSecondNode } from '../support/second-node';

import { everywhere, pagesOf } from './support/pages';

const node = prepareSecondNode(path.join(__dirname, 'support/publish-once.js'));

// The tables are written in this order, so each lock stops the publication at another point.
it.each(['components_part_links', 'localization_versions'])(
  'a node killed while it writes %s has published in no language, and another node can',
  async (table) => {
    const guest = await pagesOf(node.hub(), 'place').create('sq', { name: 'Prizren' });
    await guest.publish('sq');
    const event = await pagesOf(node.hub(), 'happening').create('en', { title: 'One', links: [{ label: 'One' }] });
    await event.publish('en');
    const [link] = (await event.drafts(({ links }) => links as { id: number }[])).en ?? [];
    await event.save('en', { title: 'Two', links: [{ id: link?.id, label: 'Two' }], guests: [guest.documentId] });
    const publication = ['api::happening.happening', event.documentId, 'en'];
    const shown = () =>
      event.published((row) => [
        row.title,
        (row.links as { label: string }[])[0]?.label,
        (row.guests as object[]).length,
      ]);

    await node.killAt({ table, begins: 'publishing', args: publication });
    expect(await shown()).toEqual(everywhere(['One', 'One', 0]));

    expect(await node.start(...publication).end).toBe(0);
    expect(await shown()).toEqual(everywhere(['Two', 'Two', 1]));
  }
);
