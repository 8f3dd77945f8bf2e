import { startOutages, type Outages } from '../plugins/delivery/support/outages';

/** Longer than Strapi's pool waits for a connection, which is a minute. */
const LONG_MS = 70_000;

let outages: Outages;

beforeAll(async () => {
  outages = await startOutages();
}, 240_000);
afterEach(() => outages.expectNothingWrong());
afterAll(() => outages.end());

describe('while PostgreSQL is away every answer is right or 503, and everything works soon after', () => {
  it('where it is stopped at once', async () => {
    const { postgres } = outages;
    await outages.survive({ goes: () => postgres.stop('immediate'), comesBack: () => postgres.start() });
    await outages.expectFullService();
  });

  it('where it stops taking connections first', async () => {
    const { postgres } = outages;
    const goes = async () => {
      const stopping = postgres.stop('smart');
      await outages.untilAllRight();
      await postgres.stop('fast');
      await stopping;
    };
    await outages.survive({ goes, comesBack: () => postgres.start() });
    await outages.expectFullService();
  });

  it('where it hangs for longer than a connection is waited for', async () => {
    const { postgres } = outages;
    const comesBack = async () => {
      const frozenAt = performance.now();
      while (performance.now() - frozenAt < LONG_MS) await outages.untilRefused(['administrator']);
      postgres.thaw();
    };
    await outages.survive({ goes: () => postgres.freeze(), comesBack });
    await outages.expectFullService();
  });

  it('where connections are dead that were open, and new ones are taken', async () => {
    await outages.whileAllAsk(async () => {
      outages.postgres.freeze(await outages.findBackends());
      // Writes may have to wait for rows that a hanging transaction has locked.
      await outages.untilAllRight();
      outages.postgres.thaw();
    });
    await outages.expectFullService();
  });
});
