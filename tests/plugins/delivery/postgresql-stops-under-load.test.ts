import { startOutages, type Outages } from './support/outages';

let outages: Outages;

beforeAll(async () => {
  outages = await startOutages();
}, 240_000);
afterEach(() => outages.expectNothingWrong());
afterAll(() => outages.end());

// Each of them takes seconds: further ways, much like these, are in tests/long.
describe('while PostgreSQL is away every answer is right or 503, and everything works soon after', () => {
  it('where it is stopped', async () => {
    const { postgres } = outages;
    await outages.survive({ goes: () => postgres.stop('fast'), comesBack: () => postgres.start() });
    await outages.expectFullService();
  });

  it('where it is stopped while a back-fill is due', async () => {
    const { postgres } = outages;
    await outages.removeVersions();
    await postgres.stop('fast');
    await postgres.start();
    await outages.untilCompleted();
  });

  it('where it hangs', async () => {
    const { postgres } = outages;
    await outages.survive({ goes: () => postgres.freeze(), comesBack: () => postgres.thaw() });
    await outages.expectFullService();
  });

  it('where it crashes while the answer to a write waits for the channel', async () => {
    const [channel = 0] = await outages.findBackends({ onlyChannel: true });
    outages.postgres.freeze([channel]);
    const before = await outages.readPopulation();
    const writing = outages.write();
    while ((await outages.readPopulation()) === before);
    // It ends all others then, and recovers.
    process.kill(channel, 'SIGKILL');
    await writing;
    await outages.expectFullService();
  });
});
