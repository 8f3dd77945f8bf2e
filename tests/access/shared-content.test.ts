import { documentsOf } from './support/content';
import { BASE, REGION, startRegionDesk, type Draft, type RegionDesk } from './support/region-desk';

/** What all languages share is no translator's to change, whichever way it is sent. */

let desk: RegionDesk;
let documentId: string;

beforeAll(async () => {
  desk = await startRegionDesk();
});
afterAll(() => desk.hub.stop());
beforeEach(async () => {
  documentId = await desk.createRegion();
});

describe('a translator writes the text inside a component', () => {
  it('and changes nothing else in it', async () => {
    const { statistics, cover } = await desk.draftOf(documentId, 'sq');
    const answer = await desk.save(desk.translator, documentId, {
      name: 'Rajoni',
      reportedMemberCount: 99,
      countries: { set: [] },
      cover: { id: cover.id, alt: 'një urë', image: null },
      statistics: statistics.map(({ id, label }) => ({ id, label: `${label} sq`, value: 77 })),
    });
    expect(answer.status).toBe(200);
    expect(await desk.draftOf(documentId, 'sq')).toMatchObject({
      name: 'Rajoni',
      reportedMemberCount: 5,
      cover: { alt: 'një urë', image: { id: desk.imageId } },
      statistics: [
        { label: 'cities sq', value: 10 },
        { label: 'countries sq', value: 6 },
      ],
    });
  });

  it('and may send ids as text, as forms do', async () => {
    const { cover } = await desk.draftOf(documentId, 'sq');
    expect(
      (await desk.save(desk.translator, documentId, { cover: { id: String(cover.id), alt: 'një urë' } })).status
    ).toBe(200);
  });

  type Change = (draft: Draft) => object;
  it.each<[string, string, Change]>([
    ['add a row', 'statistics', ({ statistics }) => ({ statistics: [...statistics, { label: 'more', value: 1 }] })],
    ['remove a row', 'statistics', ({ statistics }) => ({ statistics: statistics.slice(1) })],
    ['remove all rows', 'statistics', () => ({ statistics: [] })],
    ['remove the rows by null', 'statistics', () => ({ statistics: null })],
    ['reorder rows', 'statistics', ({ statistics }) => ({ statistics: [...statistics].reverse() })],
    ['send a row twice', 'statistics', ({ statistics }) => ({ statistics: [statistics[0], statistics[0]] })],
    ['replace rows by new ones', 'statistics', () => ({ statistics: [{ label: 'a' }, { label: 'b' }] })],
    ['send rows that are no rows', 'statistics', () => ({ statistics: ['a', 'b'] })],
    ['remove the cover', 'cover', () => ({ cover: null })],
    ['replace the cover, and so lose its image', 'cover', () => ({ cover: { alt: 'new' } })],
    ['add a component that is not there', 'seo', () => ({ seo: { title: 'new' } })],
  ])('but may not %s', async (_, field, change) => {
    const body = change(await desk.draftOf(documentId, 'sq'));
    await desk.expectNothingChanged(documentId, async () => {
      const answer = await desk.save(desk.translator, documentId, body);
      expect(answer.status).toBe(403);
      expect(answer.body?.error).toMatchObject({ details: { field }, message: expect.stringContaining(field) });
    });
  });

  it('whereas an editor may restructure it', async () => {
    expect(
      (await desk.save(desk.editor, documentId, { statistics: [{ label: 'new', value: 1 }], cover: null })).status
    ).toBe(200);
    expect(await desk.draftOf(documentId, 'sq')).toMatchObject({
      statistics: [{ label: 'new', value: 1 }],
      cover: null,
    });
  });
});

describe('publishing and taking back', () => {
  it('a reviewer publishes, with the text of the same request', async () => {
    expect((await desk.act(desk.reviewer, documentId, 'publish', { locale: 'sq', name: 'Rajoni' })).status).toBe(200);
    expect(await desk.publishedOf(documentId, 'sq')).toMatchObject({ name: 'Rajoni' });
  });

  it('a reviewer publishes no shared field that an editor has saved, in no language', async () => {
    await desk.save(desk.editor, documentId, { reportedMemberCount: 6 });
    expect((await desk.act(desk.reviewer, documentId, 'publish', { locale: 'sq', name: 'Rajoni' })).status).toBe(200);
    expect(await desk.publishedOf(documentId, 'sq')).toMatchObject({ name: 'Rajoni', reportedMemberCount: 5 });
    expect(await desk.publishedOf(documentId, 'en')).toMatchObject({ name: 'Region en', reportedMemberCount: 5 });
    expect(await desk.draftOf(documentId, 'sq')).toMatchObject({ name: 'Rajoni', reportedMemberCount: 6 });
  });

  it('a reviewer takes a translation back, and readers get the text it was made from', async () => {
    expect((await desk.act(desk.reviewer, documentId, 'unpublish', { locale: 'sq' })).status).toBe(200);
    expect(await desk.publishedOf(documentId, 'sq')).toMatchObject({ name: 'Region en', contentLocale: 'en' });
    expect(await desk.draftOf(documentId, 'sq')).toMatchObject({ name: 'Region sq' });
  });

  it('a reviewer does not unpublish what was first written in their language: readers of all would lose it', async () => {
    const albanian = await desk.createRegion(['sq']);
    const bulk = { method: 'POST', path: `${BASE}/actions/bulkUnpublish` } as const;
    await desk.expectNothingChanged(albanian, async () => {
      const answers = [
        await desk.act(desk.reviewer, albanian, 'unpublish', { locale: 'sq' }),
        await desk.askAs(desk.reviewer, { ...bulk, body: { documentIds: [documentId, albanian], locale: 'sq' } }),
      ];
      for (const { status, body } of answers) {
        expect(status).toBe(403);
        expect(body?.error?.message).toMatch(/right to delete/);
      }
    });
    expect(await desk.publishedOf(documentId, 'sq')).toMatchObject({ name: 'Region sq' });
  });

  it('a translator discards text of their language, and no shared field', async () => {
    await desk.save(desk.editor, documentId, { reportedMemberCount: 6 });
    await desk.save(desk.translator, documentId, { name: 'Rajoni' });
    expect((await desk.act(desk.translator, documentId, 'discard', { locale: 'sq' })).status).toBe(200);
    expect(await desk.draftOf(documentId, 'sq')).toMatchObject({ name: 'Region sq', reportedMemberCount: 6 });
  });

  it('a translator does not discard what was first written in their language: shared fields would be put back', async () => {
    const albanian = await desk.createRegion(['sq']);
    await desk.save(desk.editor, albanian, { reportedMemberCount: 6 });
    await desk.expectNothingChanged(albanian, async () => {
      const answer = await desk.act(desk.translator, albanian, 'discard', { locale: 'sq' });
      expect(answer.status).toBe(403);
      expect(answer.body?.error?.message).toMatch(/which you may not write/);
    });
  });
});

describe('what the hub itself writes in a request is not held to the role of who sent it', () => {
  it('as when a plugin brings other languages in line after a translator saved', async () => {
    let isBusy = false;
    const stop = desk.hub.strapi.documents.use(async (context, next) => {
      const result = await next();
      if (context.action !== 'update' || isBusy) return result;
      isBusy = true;
      await documentsOf(desk.hub.strapi, REGION).update({ documentId, locale: 'en', data: { statistics: [] } });
      isBusy = false;
      return result;
    }) as unknown as () => void;
    try {
      expect((await desk.save(desk.translator, documentId, { name: 'Rajoni' })).status).toBe(200);
      expect((await desk.draftOf(documentId, 'en')).statistics).toEqual([]);
    } finally {
      stop();
    }
  });
});
