import path from 'node:path';

import { createBlocker, type Blocker } from '../../support/blocker';
import { checkoutIn, createTemporaryDir, type Checkout, type Command } from '../../support/checkout';
import { hubEnvironment } from '../../support/databases';
import { startHub, type Hub } from '../../support/hub';

/** A node in a process of its own, on the database of a test's hub with the small content model. */
export interface SecondNode {
  /** The hub of the test itself, which stays. */
  hub(): Hub;
  /** A file for it in a folder that goes with the test. */
  fileIn(name: string): string;
  start(...args: string[]): Command;
  /** Starts it, and kills it once it waits to write a table. `begins` is what it prints when it begins to work. */
  killAt(request: { table: string; begins: string; args: string[] }): Promise<void>;
}

/**
 * Prepares a second node for the tests of a file.
 *
 * @param script - what the node does, a JavaScript file
 */
export function prepareSecondNode(script: string): SecondNode {
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

  const start = (...args: string[]) =>
    place.run(['node', script, ...args], { ...hubEnvironment(new URL(hub.databaseUrl).pathname.slice(1)) });
  return {
    hub: () => hub,
    fileIn: (name) => path.join(place.dir, name),
    start,
    async killAt({ table, begins, args }) {
      await blocker.block(table);
      const node = start(...args);
      await node.prints(begins);
      await blocker.somebodyWaits();
      node.interrupt('SIGKILL');
      expect(await node.end).toBe('SIGKILL');
      await blocker.release();
    },
  };
}
