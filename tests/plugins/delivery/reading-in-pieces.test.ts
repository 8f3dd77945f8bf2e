import fc from 'fast-check';
import qs from 'qs';

import { READ_MEMBERS_CONTENT } from '../../../src/access/reading-rights';
import type { MemoryService } from '../../../src/plugins/delivery/server/services/memory';
import {
  createContentWriter,
  SAMPLE_SLUGS,
  writeSample,
  type ContentWriter,
  type Sample,
} from '../../api/support/content';
import { createModelFinder, findAddresses, type Address, type FindModel } from '../../api/support/models';
import { createReader, type Reader } from '../../api/support/reader';
import { createToken } from '../../api/support/tokens';
import { validQueries } from '../../api/support/valid-queries';
import { startHub, type Hub } from '../../support/hub';

const SEED = 20_261_123;
const TIMEOUT_MS = 120_000;
const SECRET = 'Of members only';

let hub: Hub;
let read: Reader;
let writer: ContentWriter;
let ids: Sample;
let findModel: FindModel;
let addresses: Address[];
let member: Record<string, string>;
/** Sees what the public sees; what it gets is kept by nobody. */
let stranger: Record<string, string>;
let memory: MemoryService;

beforeAll(async () => {
  hub = await startHub();
  read = await createReader(hub);
  writer = createContentWriter(hub);
  ids = await writeSample(writer);
  await writer.create('resource', {
    slug: 'secret',
    title: SECRET,
    kind: 'report',
    visibility: 'members',
    event: ids['workshop-2017'],
    cities: [ids.durres],
    topics: [ids.youth],
  });
  findModel = createModelFinder(hub);
  addresses = findAddresses(hub, SAMPLE_SLUGS);
  const finds = addresses.map(({ uid, kind }) => `${uid}.${kind === 'one' ? 'findOne' : 'find'}`);
  member = await createToken(hub, 'custom', [...finds, READ_MEMBERS_CONTENT]);
  stranger = await createToken(hub, 'custom', finds);
  memory = hub.strapi.plugin('delivery').service<MemoryService>('memory');
  await memory.fence();
});
afterAll(() => hub.stop());

const switchPieces = (isOn: boolean) => hub.strapi.config.set('plugin::delivery.pieces', isOn);

describe('an answer that is put together of pieces', () => {
  it(
    'is the one that Strapi makes, for the public and for members, and the same bytes again: 150 generated queries',
    async () => {
      const requests = fc
        .constantFrom(...addresses)
        .chain((address) =>
          validQueries(findModel, address).map(
            (query) => `${address.path}?${qs.stringify(query, { encodeValuesOnly: true, strictNullHandling: true })}`
          )
        );
      let kept = 0;
      await fc.assert(
        fc.asyncProperty(requests, async (path) => {
          const before = memory.counts().entries;
          // By a member first: nothing of that may be left for the public.
          const ofMember = await read(path, member);
          const made = await read(path);
          const again = await read(path);
          kept += memory.counts().entries - before;
          switchPieces(false);
          const byStrapi = await read(path, stranger);
          const ofMemberByStrapi = await read(path, member);
          switchPieces(true);

          // Where a list goes through relations, Strapi's answer begins with the fields it is sorted by.
          expect([made.status, JSON.parse(made.text)]).toEqual([byStrapi.status, JSON.parse(byStrapi.text)]);
          expect([again.status, again.text]).toEqual([made.status, made.text]);
          expect(made.headers['content-type']).toBe(byStrapi.headers['content-type']);
          expect([ofMember.status, JSON.parse(ofMember.text)]).toEqual([
            ofMemberByStrapi.status,
            JSON.parse(ofMemberByStrapi.text),
          ]);
          expect(made.text).not.toContain(SECRET);
        }),
        { seed: SEED, numRuns: 150 }
      );
      expect(kept).toBeGreaterThan(60);
    },
    TIMEOUT_MS
  );

  it('shows the other languages of an entry as Strapi does, whichever of them were read together before', async () => {
    const inAll = ['locale=*', 'populate=localizations'];
    const inOne = ['locale=en', 'populate=localizations'];
    const behindOthers = ['locale=en', 'populate[localizations][populate][region][populate]=localizations'];
    for (const [fields, queries] of [
      ['name', [inAll, inOne, behindOthers]],
      ['slug', [behindOthers, inOne, inAll]],
    ] as const) {
      for (const query of queries) {
        const path = `/api/countries?${[...query, `fields=${fields}`, 'sort=id'].join('&')}`;
        const made = await read(path);
        switchPieces(false);
        const byStrapi = await read(path, stranger);
        switchPieces(true);
        expect({ path, said: JSON.parse(made.text) as unknown }).toEqual({
          path,
          said: JSON.parse(byStrapi.text) as unknown,
        });
      }
    }
  });

  it('is new once an entry in it, or one that is populated, was changed', async () => {
    const path = '/api/events?populate[hostCity][fields]=name&sort=slug&fields=title';
    expect((await read(path)).text).toContain('"name":"Elbasan"');
    await writer.update('city', ids.elbasan as string, { name: 'Elbasani' });
    await memory.fence();
    expect((await read(path)).text).toContain('"name":"Elbasani"');
    await writer.update('event', ids.summit as string, { title: 'The summit' });
    await memory.fence();
    expect((await read(path)).text).toContain('"title":"The summit"');
  });

  it('is new once a populated entry is shown to the public that was not', async () => {
    const path = '/api/topics/youth?populate[resources][fields]=title';
    expect((await read(path)).text).not.toContain(SECRET);
    // In place, past the document service: no link is written anew.
    await hub.strapi.db.connection('resources').where({ title: SECRET }).update({ visibility: 'public' });
    await memory.fence();
    expect((await read(path)).text).toContain(SECRET);
    await hub.strapi.db.connection('resources').where({ title: SECRET }).update({ visibility: 'members' });
    await memory.fence();
    expect((await read(path)).text).not.toContain(SECRET);
  });

  it('counts only where that is asked for', async () => {
    const pagination = async (query: string) =>
      (JSON.parse((await read(`/api/cities?${query}`)).text) as { meta: { pagination: object } }).meta.pagination;
    expect(await pagination('pagination[pageSize]=2')).toEqual({ page: 1, pageSize: 2, pageCount: 2, total: 4 });
    expect(await pagination('pagination[pageSize]=3&pagination[page]=2')).toMatchObject({ total: 4 });
    expect(await pagination('pagination[pageSize]=3&pagination[page]=9')).toMatchObject({ total: 4 });
    expect(await pagination('pagination[pageSize]=2&pagination[withCount]=false')).toEqual({ page: 1, pageSize: 2 });
    expect(await pagination('pagination[start]=1&pagination[limit]=2')).toEqual({ start: 1, limit: 2, total: 4 });
  });

  it('counts anew once an entry came in, or what a filter goes through was changed', async () => {
    const total = async (query: string) =>
      (JSON.parse((await read(`/api/cities?pagination[pageSize]=1&${query}`)).text) as { meta: { pagination: object } })
        .meta.pagination;
    const inAlbania = 'filters[country][slug]=albania';
    const before = [await total('sort=name'), await total(inAlbania)];
    // Another page, in another order: nothing is counted for it.
    expect([await total('sort=slug&pagination[page]=2')]).toEqual([{ ...before[0], page: 2 }]);

    const vlora = await writer.create('city', { name: 'Vlora', slug: 'vlora', country: ids.albania });
    await memory.fence();
    const { total: all } = before[0] as { total: number };
    const { total: some } = before[1] as { total: number };
    expect([await total('sort=name'), await total(inAlbania)]).toMatchObject([{ total: all + 1 }, { total: some + 1 }]);

    await writer.update('country', ids.albania as string, { slug: 'al' });
    await memory.fence();
    expect(await total(inAlbania)).toMatchObject({ total: 0 });
    await writer.update('country', ids.albania as string, { slug: 'albania' });
    await hub.strapi.documents('api::city.city').delete({ documentId: vlora, locale: '*' });
    await memory.fence();
    expect(await total('sort=name')).toEqual(before[0]);
  });
});

describe('what the public may do', () => {
  const PERMISSION = 'plugin::users-permissions.permission';
  let unsubscribe: () => void = () => undefined;
  afterEach(() => unsubscribe());

  it('is followed when somebody changes the role', async () => {
    const status = async (path: string) => (await read(path)).status;
    const through = '/api/events?filters[hostCity][name]=Elbasani';
    expect([await status('/api/cities'), await status(through)]).toEqual([200, 200]);

    const where = { action: 'api::city.city.find', role: { type: 'public' } };
    const permission = (await hub.strapi.db.query(PERMISSION).findOne({ where, populate: ['role'] })) as {
      id: number;
      role: { id: number };
    };
    await hub.strapi.db.query(PERMISSION).delete({ where: { id: permission.id } });
    await memory.fence();
    expect([await status('/api/cities'), await status(through)]).toEqual([403, 400]);

    await hub.strapi.db.query(PERMISSION).create({ data: { action: where.action, role: permission.role.id } });
    await memory.fence();
    expect([await status('/api/cities'), await status(through)]).toEqual([200, 200]);
  });

  it('is never kept as it was, where it was changed while an answer was made', async () => {
    const path = '/api/topics/youth?populate=*';
    const where = { action: 'api::resource.resource.find', role: { type: 'public' } };
    const permission = (await hub.strapi.db.query(PERMISSION).findOne({ where, populate: ['role'] })) as {
      id: number;
      role: { id: number };
    };
    // The reader's rights are known by now; which entry is meant is being looked up.
    let goOn: () => void = () => undefined;
    const going = new Promise<void>((resolve) => (goOn = resolve));
    const arrived = new Promise<void>((resolve) => {
      const hold = () => {
        resolve();
        return going;
      };
      unsubscribe = hub.strapi.db.lifecycles.subscribe({
        models: ['api::topic.topic'],
        beforeFindOne: hold,
        beforeFindMany: hold,
      });
    });
    const reading = read(path);
    await arrived;
    await hub.strapi.db.query(PERMISSION).delete({ where: { id: permission.id } });
    await memory.fence();
    unsubscribe();
    goOn();
    await reading;

    const resources = async () =>
      (JSON.parse((await read(path)).text) as { data: { resources?: unknown } }).data.resources;
    expect(await resources()).toBeUndefined();
    await hub.strapi.db.query(PERMISSION).create({ data: { action: where.action, role: permission.role.id } });
    await memory.fence();
    expect(await resources()).toContainEqual(expect.objectContaining({ slug: 'report-2' }));
  });

  it('is not what somebody may do who has said who they are', async () => {
    expect((await read('/api/cities')).status).toBe(200);
    expect((await read('/api/cities', { authorization: 'Bearer nobody' })).status).toBe(401);
  });
});

describe('the indexes for lists', () => {
  interface Index {
    name: string;
    definition: string;
  }
  const findIndexes = async () => {
    const { rows } = await hub.strapi.db.connection.raw<{ rows: Index[] }>(
      `SELECT indexrelid, indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
       WHERE indexrelid::regclass::text LIKE 'delivery\\_%' ORDER BY indexrelid`
    );
    return rows;
  };

  it('are there for what lists filter and sort by, of what is published', async () => {
    const definitions = (await findIndexes()).map(({ definition }) => definition);
    for (const columns of ['events USING btree (locale, starts_at, id)', 'cities USING btree (locale, slug, id)']) {
      expect(definitions).toContainEqual(expect.stringContaining(`${columns} WHERE (published_at IS NOT NULL)`));
    }
    expect(definitions).not.toContainEqual(expect.stringContaining('body'));
  });

  it('stay as they are when Strapi compares its tables with its types', async () => {
    const before = await findIndexes();
    await hub.strapi.db.schema.syncSchema();
    expect(await findIndexes()).toEqual(before);
  });
});
