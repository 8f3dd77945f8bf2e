import { startHub, type Hub } from '../support/hub';

let hub: Hub;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

const plurals = ['regions', 'countries', 'cities', 'topics', 'events', 'grants', 'partners', 'resources'];

describe('a plain type needs no more than its schema', () => {
  it.each(plurals)('%s is on the REST API', async (plural) => {
    const response = await hub.request.get(`/api/${plural}`);
    expect(response.status).toBe(200);
  });
});
