import { documentsOf } from './support/documents';
import { startHub } from './support/hub';

const NAMES = Array.from({ length: 20 }, (_, number) => `Topic ${number}`);

it('a hub that stops has told those who listen of all that was written', async () => {
  const hub = await startHub('empty', { DATABASE_POOL_MAX: '2' });
  const heardOf: unknown[] = [];
  hub.strapi.eventHub.on('entry.create', ({ entry }: { entry: { name: string } }) => {
    heardOf.push(entry.name);
    return Promise.resolve();
  });

  for (const name of NAMES) await documentsOf(hub, 'topic').create({ locale: 'en', data: { name } });
  await hub.stop();

  expect(heardOf.sort()).toEqual(NAMES.toSorted());
});
