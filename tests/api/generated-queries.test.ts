import fc from 'fast-check';
import { omit } from 'lodash';
import qs from 'qs';

import { startHub, type Hub } from '../support/hub';

import { createContentWriter, SAMPLE_SLUGS, writeSample } from './support/content';
import { faultsOf } from './support/malformed-queries';
import { createModelFinder, findAddresses, type Address, type FindModel } from './support/models';
import { languageNoise, noise } from './support/noise';
import { createReader, type Reader } from './support/reader';
import { validQueries, type Query } from './support/valid-queries';

const SEED = 20_171_102;
const TIMEOUT_MS = 120_000;

let hub: Hub;
let read: Reader;
let findModel: FindModel;
let addresses: Address[];

beforeAll(async () => {
  hub = await startHub();
  read = await createReader(hub);
  await writeSample(createContentWriter(hub));
  findModel = createModelFinder(hub);
  addresses = findAddresses(hub, SAMPLE_SLUGS);
});
afterAll(() => hub.stop());

const anyAddress = () => fc.constantFrom(...addresses);
const stringify = (query: Query) => qs.stringify(query, { encodeValuesOnly: true, strictNullHandling: true });

describe('generated queries that nobody can answer', () => {
  it(
    'are all answered with 400, and the parameter named: 1,500 of them',
    async () => {
      const requests = anyAddress().chain((address) =>
        fc.record({
          address: fc.constant(address),
          fault: faultsOf(findModel, address),
          sound: validQueries(findModel, address),
        })
      );
      await fc.assert(
        fc.asyncProperty(requests, async ({ address, fault, sound }) => {
          const rest = Object.entries(sound).filter(([name]) => name !== fault.root);
          const query = [stringify(Object.fromEntries(rest)), fault.written].filter((part) => part !== '').join('&');
          const { status, text } = await read(`${address.path}?${query}`);
          expect(`${status} ${text}`).toMatch(/^400 /);
          const { data, error } = JSON.parse(text);
          expect(data).toBeNull();
          expect(error).toEqual({
            status: 400,
            name: 'ValidationError',
            message: expect.any(String),
            details: expect.any(Object),
          });
          expect(error.details.parameter).toMatch(new RegExp(`^${fault.root.replace(/[^\w]/g, '\\$&')}`));
          expect(error.message).toContain(error.details.parameter);
        }),
        { seed: SEED, numRuns: 1_500 }
      );
    },
    TIMEOUT_MS
  );

  it(
    'or somebody can: never is one a fault of the server, and what is refused is named: 1,000 of them',
    async () => {
      const answered = { sound: 0, refused: 0 };
      const requests = anyAddress().chain((address) =>
        fc.record({ path: fc.constant(address.path), query: noise(findModel, address), language: languageNoise })
      );
      await fc.assert(
        fc.asyncProperty(requests, async ({ path, query, language }) => {
          const headers: Record<string, string> = language === undefined ? {} : { 'Accept-Language': language };
          const { status, text } = await read(`${path}?${query}`, headers);
          if (status === 200) {
            answered.sound += 1;
            return;
          }
          answered.refused += 1;
          const { error } = JSON.parse(text);
          expect([400, 403, 404]).toContain(status);
          expect(error).toMatchObject({ status, name: expect.any(String), message: expect.any(String) });
          if (status === 404) return;
          const root = (error.details.parameter as string).split('[')[0] as string;
          expect(decodeURIComponent(query)).toContain(root);
        }),
        { seed: SEED, numRuns: 1_000 }
      );
      expect(answered.sound).toBeGreaterThan(5);
      expect(answered.refused).toBeGreaterThan(500);
    },
    TIMEOUT_MS
  );
});

describe('generated queries that are sound', () => {
  it(
    'are all answered, with what the document service gives: 300 of them',
    async () => {
      const requests = anyAddress().chain((address) =>
        fc.record({ address: fc.constant(address), query: validQueries(findModel, address) })
      );
      const answers = { found: 0 };
      await fc.assert(
        fc.asyncProperty(requests, async ({ address, query }) => {
          const { status, text } = await read(`${address.path}?${stringify(query)}`);
          const body = JSON.parse(text);
          const expected = await askDocumentService(
            address,
            qs.parse(stringify(query), { strictNullHandling: true, depth: 20 })
          );
          if (!expected) {
            expect(status).toBe(404);
            return;
          }
          answers.found += 1;
          if ('view' in query) expectExcerptOf(body.data, expected.data);
          else expect(body.data).toEqual(expected.data);
          expect(body.meta.pagination?.total).toBe(expected.total);
        }),
        { seed: SEED, numRuns: 300 }
      );
      expect(answers.found).toBeGreaterThan(150);
    },
    TIMEOUT_MS
  );

  /** A view shows some of the fields, and what is behind them in its own way. */
  function expectExcerptOf(shown: unknown, whole: unknown): void {
    const entries = [whole].flat() as Query[];
    expect([shown].flat()).toHaveLength(entries.length);
    for (const [index, entry] of ([shown].flat() as Query[]).entries()) {
      const own = Object.entries(entry).filter(([name]) => name in (entries[index] as Query));
      expect(own.map(([name]) => name)).toEqual(expect.arrayContaining(['documentId', 'locale', 'contentLocale']));
      expect(entries[index]).toMatchObject(Object.fromEntries(own));
    }
  }

  /** With the filters in `$and`: beside the document service's own conditions, not instead of them. */
  async function askDocumentService({ uid, kind }: Address, query: Query) {
    const {
      pagination = {},
      filters = {},
      ...params
    } = omit(query, 'view') as Query & { pagination?: Record<string, string> };
    const documents = hub.strapi.documents(uid);
    const slug = SAMPLE_SLUGS[uid.split('.')[1] as string];
    const request = {
      status: 'published' as const,
      ...params,
      filters: { $and: [filters, ...(kind === 'one' ? [{ slug }] : [])] } as object,
    };
    const clean = async (result: unknown) => {
      const contentType = hub.strapi.contentType(uid);
      const sanitized: unknown = await hub.strapi.contentAPI.sanitize.output(result, contentType);
      return JSON.parse(JSON.stringify(sanitized)) as unknown;
    };

    if (kind === 'list') {
      const limit = Number(pagination.pageSize ?? pagination.limit ?? 25);
      const start = Number(pagination.start ?? (Number(pagination.page ?? 1) - 1) * limit);
      const data = await clean(await documents.findMany({ ...request, start, limit }));
      return { data, total: await documents.count(request) };
    }
    const entry = await documents.findFirst(request);
    return entry ? { data: await clean(entry), total: undefined } : undefined;
  }
});
