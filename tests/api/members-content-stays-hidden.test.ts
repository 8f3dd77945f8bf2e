import fc from 'fast-check';
import qs from 'qs';

import { READ_MEMBERS_CONTENT } from '../../src/access/reading-rights';
import { startHub, type Hub } from '../support/hub';

import { createContentWriter, SAMPLE_SLUGS, writeSample, type ContentWriter, type Sample } from './support/content';
import { createModelFinder, findAddresses, type Address, type FindModel } from './support/models';
import { createReader, readAll, type Answer, type Reader } from './support/reader';
import { createToken } from './support/tokens';
import { validQueries } from './support/valid-queries';

const SEED = 20_180_301;

let hub: Hub;
let read: Reader;
let writer: ContentWriter;
let ids: Sample;
let findModel: FindModel;
let addresses: Address[];
let member: { authorization: string };

beforeAll(async () => {
  hub = await startHub();
  read = await createReader(hub);
  writer = createContentWriter(hub);
  ids = await writeSample(writer);
  findModel = createModelFinder(hub);
  addresses = findAddresses(hub, SAMPLE_SLUGS);
  const finds = addresses.map(({ uid, kind }) => `${uid}.${kind === 'one' ? 'findOne' : 'find'}`);
  member = await createToken(hub, 'custom', [...finds, READ_MEMBERS_CONTENT]);
});
afterAll(() => hub.stop());

/** Queries that look at resources from every side, and are written so that hidden ones would show. */
const POINTED = [
  '/api/resources',
  '/api/resources?sort=title:desc&pagination[pageSize]=2&pagination[page]=2',
  '/api/resources?_q=Secret',
  '/api/resources?filters[visibility]=members',
  '/api/resources?filters[visibility][$ne]=public',
  '/api/resources?filters[$or][0][visibility]=members&filters[$or][1][visibility]=public',
  '/api/resources?filters[$not][visibility]=public',
  '/api/resources?locale=*&populate=*',
  '/api/resources?filters[localizations][title][$contains]=Secret',
  '/api/resources/secret',
  '/api/events?filters[reports][title][$contains]=Secret',
  '/api/events?filters[$not][reports][title][$contains]=Secret',
  '/api/events?filters[reports][$not][title][$contains]=Secret',
  '/api/events?filters[reports][title][$notContains]=Secret',
  '/api/events?filters[reports][title][$null]=true',
  '/api/events?filters[reports][$null]=true',
  '/api/events?filters[reports][$notNull]=true',
  '/api/events?filters[reports]',
  '/api/events?filters[reports][id][$gt]=0',
  '/api/events?filters[reports][visibility]=members',
  '/api/events?filters[$or][0][reports][visibility][$ne]=public&filters[$or][1][slug]=summit',
  '/api/events?filters[reports][cities][slug]=elbasan',
  '/api/events?sort=reports.title',
  '/api/events?sort=reports.title:desc',
  '/api/events?sort=reports.visibility,reports.id:desc',
  '/api/events?populate=reports',
  '/api/events?populate=*',
  '/api/events?populate[reports][count]=true',
  '/api/events?populate[reports][count]=true&populate[reports][filters][kind]=report',
  '/api/events?populate[reports][filters][visibility]=members',
  '/api/events?populate[topics][populate][resources][populate]=*',
  '/api/events?populate[topics][filters][resources][title][$contains]=Secret',
  '/api/topics?populate=resources&filters[resources][id][$null]=true',
  '/api/topics?filters[events][reports][title][$contains]=Secret',
  '/api/topics?sort=resources.publishedOn:desc',
  '/api/cities?populate[resources][fields]=title&sort=resources.title:desc',
  '/api/cities?filters[events][topics][resources][visibility]=members',
  '/api/cities?filters[resources][$or][0][title]=x&filters[topics][$or][0][resources][title][$contains]=Secret',
  '/api/regions?populate[resources][populate]=*&populate[events][populate]=reports',
  '/api/regions?filters[resources][title][$contains]=Secret',
  '/api/partners?filters[events][reports][title][$contains]=Secret',
  '/api/grants?filters[topics][resources][title][$contains]=Secret',
  '/api/countries?filters[cities][resources][visibility]=members',
  '/api/network',
];

function generateQueries(): string[] {
  const requests = fc
    .constantFrom(...addresses)
    .chain((address) =>
      validQueries(findModel, address).map(
        (query) => `${address.path}?${qs.stringify(query, { strictNullHandling: true })}`
      )
    );
  return fc.sample(requests, { seed: SEED, numRuns: 300 });
}

/** What the public must not notice: members' content comes, changes and goes; drafts too. */
const hiddenWrites: [what: string, write: () => Promise<unknown>][] = [
  [
    'a members-only resource with a relation to everything',
    async () => {
      const secret = { title: 'Secret report', kind: 'assessment', visibility: 'members', publishedOn: '2021-01-01' };
      const relations = {
        event: ids['training-2018'],
        cities: [ids.elbasan, ids.nowhere],
        topics: [ids.youth, ids.plans],
        region: ids.balkans,
      };
      ids.secret = await writer.create('resource', { ...secret, slug: 'secret', ...relations });
      await writer.create('resource', { ...secret, slug: 'secret-2', event: ids['workshop-2017'] });
    },
  ],
  [
    'a change of it, another language and other relations',
    async () => {
      const id = ids.secret as string;
      await writer.update('resource', id, { title: 'Another Secret', event: ids.summit, topics: [ids.risk] });
      await writer.update('resource', id, { title: 'Secret sq', slug: 'secret-sq' }, { locale: 'sq' });
    },
  ],
  [
    'a public resource whose draft becomes members-only',
    () =>
      writer.update('resource', ids.report as string, { visibility: 'members', title: 'Secret' }, { isDraft: true }),
  ],
  [
    'drafts of every kind',
    async () => {
      await writer.update('city', ids.durres as string, { name: 'Secret', topics: [ids.plans] }, { isDraft: true });
      await writer.update('event', ids.summit as string, { title: 'Secret', hostCity: ids.durres }, { isDraft: true });
      await writer.create('topic', { name: 'Secret', slug: 'secret', cities: [ids.durres] }, { isDraft: true });
      await writer.update(
        'city',
        ids.elbasan as string,
        { name: 'Secret', slug: 'sq' },
        { locale: 'sq', isDraft: true }
      );
    },
  ],
  ['that it is unpublished again', () => writer.unpublish('resource', ids.secret as string)],
];

it('answers the public with the same bytes, whatever is written that is not for them', async () => {
  const generated = generateQueries();
  const before = await readAll(read, POINTED);
  const generatedBefore = await readAll(read, generated);
  expect([...before, ...generatedBefore].filter(({ status }) => status === 200).length).toBeGreaterThan(200);

  for (const [what, write] of hiddenWrites) {
    await write();
    expect({ what, changed: findChanged(POINTED, before, await readAll(read, POINTED)) }).toEqual({
      what,
      changed: [],
    });
  }
  expect(findChanged(generated, generatedBefore, await readAll(read, generated))).toEqual([]);
}, 120_000);

const findChanged = (paths: string[], before: Answer[], after: Answer[]) =>
  paths.filter((_, index) => before[index]?.text !== after[index]?.text);

describe("a reader with the right to members' content", () => {
  beforeAll(async () => {
    const report = { title: 'For members', slug: 'for-members', kind: 'report', visibility: 'members' };
    await writer.create('resource', { ...report, event: ids.webinar });
  });

  it.each([
    ['/api/resources?filters[slug]=for-members', /"For members"/],
    ['/api/resources/for-members', /"For members"/],
    ['/api/events/webinar?populate=reports', /"For members"/],
    ['/api/events?filters[reports][slug]=for-members', /"slug":"webinar"/],
    ['/api/events/webinar?populate[reports][count]=true', /"count":1/],
  ])('sees it at %s, and nobody else does', async (path, sign) => {
    const seen = await read(path, member);
    expect(seen.status).toBe(200);
    expect(seen.text).toMatch(sign);

    for (const headers of [{}, await createToken(hub, 'read-only')]) {
      const hidden = await read(path, headers);
      expect(hidden.text).not.toMatch(sign);
    }
  });

  it('still sees no drafts', async () => {
    await writer.create(
      'resource',
      { title: 'D', slug: 'draft', kind: 'report', visibility: 'members' },
      { isDraft: true }
    );
    expect((await read('/api/resources/draft', member)).status).toBe(404);
    expect((await read('/api/resources?status=draft', member)).status).toBe(403);
  });
});
