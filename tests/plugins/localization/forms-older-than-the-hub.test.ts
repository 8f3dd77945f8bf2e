import type { EntryVersions } from '../../../src/plugins/localization/shared/contracts';
import { FORM_CONFLICT } from '../../../src/plugins/localization/shared/contracts';
import type { Answer } from '../../access/support/client';
import { documentsOf } from '../../support/documents';
import { importTexts } from '../../support/import-texts';

import {
  act,
  changeSource,
  CITY,
  city,
  hub,
  prepareCityDesk,
  readEntry,
  translate,
  versionIn,
} from './support/city-desk';
import { askAs, metaOf, openForm, publish, save } from './support/forms';

prepareCityDesk();

const versionRow = (locale: string, publishedAt: null | { $notNull: true } = null) =>
  hub.strapi.db.query(CITY).findOne({ where: { documentId: city, locale, publishedAt } });
const draft = (locale: string) => versionRow(locale);

/** What all drafts, all published versions and the records of the entry say. */
async function stored(): Promise<unknown> {
  const rows = await hub.strapi.db.query(CITY).findMany({ where: { documentId: city }, orderBy: 'id' });
  const records = await hub.strapi.db
    .query('plugin::localization.version')
    .findMany({ where: { entry: city }, orderBy: 'id' });
  return { rows, records };
}

async function expectRefused(attempt: () => Promise<Answer>): Promise<void> {
  const before = await stored();
  const { status, body } = await attempt();
  expect({ status, ...body }).toEqual({
    status: 409,
    data: null,
    error: { status: 409, name: 'ConflictError', message: FORM_CONFLICT, details: { locale: expect.any(String) } },
  });
  expect(await stored()).toEqual(before);
}

async function expectSaved(attempt: () => Promise<Answer>): Promise<Answer> {
  const answer = await attempt();
  expect({ status: answer.status, error: answer.body?.error }).toEqual({ status: 200, error: undefined });
  return answer;
}

describe('a form is refused, and nothing changes,', () => {
  it('where an import has written texts since it was opened', async () => {
    const form = await openForm('mk');
    const texts = { name: 'Гевгелија', summary: 'На Вардар.' };
    await importTexts({ hub, type: CITY, documentId: city, locale: 'mk', texts });
    await expectRefused(() => save(form, { officialName: 'Општина Гевгелија' }));
    await expectRefused(() => publish(form));
    // So the panel wrote before: the import's sentence is gone, and the English one is Macedonian.
    await expectSaved(() => save({ ...form, stamp: '' }, { officialName: 'Општина Гевгелија' }));
    expect(await draft('mk')).toMatchObject({ name: 'Gevgelija', summary: 'On the Vardar.' });
  });

  it('where somebody else has saved since', async () => {
    const [one, other] = [await openForm('mk'), await openForm('mk')];
    await expectSaved(() => save(one, { name: 'Гевгелија' }));
    await expectRefused(() => save(other, { summary: 'На Вардар.' }));
    expect(await draft('mk')).toMatchObject({ name: 'Гевгелија', summary: 'On the Vardar.' });
  });

  it('where two are saved at the same moment: one of them', async () => {
    const form = await openForm('mk');
    const texts = ['На Вардар.', 'Крај Вардар.', 'До Вардар.'];
    const answers = await Promise.all(texts.map((summary) => save(form, { summary })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const written = texts[answers.findIndex(({ status }) => status === 200)];
    expect(await draft('mk')).toMatchObject({ summary: written });
  });

  it('where the source has changed, and with it a text that nobody has translated', async () => {
    const form = await openForm('mk');
    await changeSource({ summary: 'By the Vardar.' });
    await expectRefused(() => save(form, { name: 'Гевгелија' }));
    expect(versionIn(await readEntry(), 'mk')).toMatchObject({ state: 'derived' });
  });

  it('where a field that all languages share was changed in another one', async () => {
    const form = await openForm('mk');
    await expectSaved(async () => save(await openForm('sq'), { population: 15_000 }));
    await expectRefused(() => save(form, { name: 'Гевгелија' }));
    expect(await draft('mk')).toMatchObject({ population: 15_000 });
  });

  it('where a component has come since', async () => {
    const form = await openForm('mk');
    await changeSource({ location: { lat: 41.14, lon: 22.5 } });
    await expectRefused(() => save(form, { name: 'Гевгелија' }));
  });

  it('in the source too, and before it is published', async () => {
    const form = await openForm('en');
    await changeSource({ summary: 'By the Vardar.' });
    await expectRefused(() => publish(form, { name: 'Gevgeli' }));
    const published = await versionRow('en', { $notNull: true });
    expect(published).toMatchObject({ name: 'Gevgelija', summary: 'By the Vardar.' });
  });

  it('of a single type', async () => {
    const address = '/content-manager/single-types/api::network.network';
    await expectSaved(() =>
      askAs('editor', { method: 'PUT', path: `${address}?locale=en`, body: { name: 'The network' } })
    );
    const [one, other] = [await openForm('mk', { address }), await openForm('mk', { address })];
    expect(one.stamp).toEqual(expect.any(String));
    await expectSaved(() => save(one, { name: 'Мрежата' }));
    expect((await save(other)).status).toBe(409);
    expect((await publish(other)).status).toBe(409);
    expect((await openForm('mk', { address })).values).toMatchObject({ name: 'Мрежата' });
  });
});

describe('a form is not refused', () => {
  const publishSource = () => documentsOf(hub, 'city').publish({ documentId: city, locale: 'en' });
  const mayDo = async (action: string) => expect((await act('editor', 'mk', action)).status).toBe(200);
  const makeStale = async () => {
    await translate({ name: 'Гевгелија', summary: 'На Вардар.' });
    await changeSource({ name: 'Gevgeli' });
  };

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    ['publishing the source again', () => translate({ name: 'Гевгелија' }), publishSource],
    ['publishing the version', () => translate({ name: 'Гевгелија' }), () => translate({}, 'published')],
    ['saying that its texts are still correct', makeStale, () => mayDo('mark-correct')],
    ['sending it for review', makeStale, () => mayDo('send-for-review')],
    ['withholding it from readers', makeStale, () => mayDo('withhold')],
    [
      'a change of the source that makes its text stale and nothing else',
      () => translate({ name: 'Гевгелија' }),
      () => changeSource({ name: 'Gevgeli' }),
    ],
    [
      'another language’s texts',
      () => translate({ name: 'Гевгелија' }),
      async () => expectSaved(async () => save(await openForm('sq'), { name: 'Gjevgjelia' })),
    ],
    [
      'a save that changes nothing',
      () => translate({ name: 'Гевгелија' }),
      async () => expectSaved(async () => save(await openForm('mk'))),
    ],
    [
      'a relation from elsewhere',
      () => translate({ name: 'Гевгелија' }),
      () =>
        documentsOf(hub, 'event').create({
          data: { title: 'Fair', slug: `fair-${city}`, kind: 'workshop', participatingCities: [city] },
          locale: 'en',
        }),
    ],
  ])('after %s', async (_, prepare, between) => {
    await prepare();
    const form = await openForm('mk');
    await between();
    await expectSaved(() => save(form, { officialName: 'Општина Гевгелија' }));
    expect(await draft('mk')).toMatchObject({ name: 'Гевгелија', officialName: 'Општина Гевгелија' });
  });

  it('after its own save or publication, whose answers say what it shows now', async () => {
    const form = await openForm('mk');
    const saved = await expectSaved(() => save(form, { name: 'Гевгелија' }));
    const second = { ...form, values: { ...form.values, name: 'Гевгелија' }, stamp: metaOf(saved)?.contentStamp };
    const published = await expectSaved(() => publish(second, { summary: 'На Вардар.' }));
    const third = {
      ...second,
      values: { ...second.values, summary: 'На Вардар.' },
      stamp: metaOf(published)?.contentStamp,
    };
    await expectSaved(() => save(third, { summary: 'Крај Вардар.' }));
    expect(await draft('mk')).toMatchObject({ name: 'Гевгелија', summary: 'Крај Вардар.' });
  });

  it('where it sends no stamp, as scripts do', async () => {
    await translate({ name: 'Гевгелија' });
    const { address } = await openForm('mk');
    const body = { name: 'Ѓевѓелија' };
    await expectSaved(() => askAs('editor', { method: 'PUT', path: `${address}?locale=mk`, body }));
    expect(await draft('mk')).toMatchObject(body);
  });
});

describe('“still correct” goes by the source that was read:', () => {
  const prepare = async () => {
    await translate({ name: 'Гевгелија', summary: 'На Вардар.' });
    await changeSource({ name: 'Gevgeli', summary: 'By the Vardar.' });
  };
  const staleIn = (entry: EntryVersions) => versionIn(entry, 'mk').fields.flatMap(({ staleSegments }) => staleSegments);

  it.each<[string, object]>([
    ['one text', { segment: 'name', seen: { name: 'Gevgeli' } }],
    ['all texts', { seen: { name: 'Gevgeli', summary: 'By the Vardar.' } }],
    ['a text that was not looked at', { segment: 'name', seen: {} }],
  ])('refused for %s where it has changed since', async (_, body) => {
    await prepare();
    await changeSource({ name: 'Gevgelia' });
    const before = await stored();
    const { status, body: answer } = await act('translator', 'mk', 'mark-correct', body);
    expect({ status, name: answer?.error?.name, details: answer?.error?.details }).toEqual({
      status: 409,
      name: 'ConflictError',
      details: { segments: ['name'] },
    });
    expect(await stored()).toEqual(before);
  });

  it('done where it says the same, and for what was read alone', async () => {
    await prepare();
    const { status } = await act('translator', 'mk', 'mark-correct', { seen: { name: 'Gevgeli' } });
    expect(status).toBe(200);
    expect(staleIn(await readEntry())).toEqual(['summary']);
    await act('translator', 'mk', 'mark-correct', { segment: 'summary', seen: { summary: 'By the Vardar.' } });
    expect(staleIn(await readEntry())).toEqual([]);
  });

  it('not asked where a client does not say what it read', async () => {
    await prepare();
    expect((await act('translator', 'mk', 'mark-correct', { segment: 'name' })).status).toBe(200);
    expect(staleIn(await readEntry())).toEqual(['summary']);
  });
});
