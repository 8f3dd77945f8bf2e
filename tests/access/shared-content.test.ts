import { documentsOf } from './support/content';
import { REGION, startRegionDesk, type Draft, type RegionDesk } from './support/region-desk';

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
    const published = await desk.hub.strapi.db
      .query(REGION.uid)
      .findOne({ where: { documentId, locale: 'sq', publishedAt: { $notNull: true } } });
    expect(published.name).toBe('Rajoni');
  });

  it('a reviewer does not unpublish: readers would meet a hole', async () => {
    await desk.expectNothingChanged(documentId, async () => {
      const answer = await desk.act(desk.reviewer, documentId, 'unpublish', { locale: 'sq' });
      expect(answer.status).toBe(403);
      expect(answer.body?.error?.message).toMatch(/right to delete/);
    });
  });

  it('a translator does not discard: shared fields would be put back with the text', async () => {
    await desk.save(desk.editor, documentId, { reportedMemberCount: 6 });
    await desk.expectNothingChanged(documentId, async () => {
      const answer = await desk.act(desk.translator, documentId, 'discard', { locale: 'sq' });
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
