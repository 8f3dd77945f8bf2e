import type { VersionTexts } from '../../../src/plugins/localization/shared/contracts';
import { SOURCE_CONFLICT, VERSION_CONFLICT } from '../../../src/plugins/localization/shared/contracts';
import type { Answer } from '../../access/support/client';

import {
  act,
  changeSource,
  CITY,
  city,
  get,
  prepareCityDesk,
  readEntry,
  translate,
  TRANSLATION,
  versionIn,
} from './support/city-desk';
import { openForm } from './support/forms';

prepareCityDesk();

/** What the panel says a reviewer has before them: what is left, the form, and the source at each of its fields. */
async function readVersion() {
  const { staleCount, untranslatedCount } = versionIn(await readEntry('reviewer'), 'mk');
  const { stamp } = await openForm('mk', { who: 'reviewer' });
  const { body } = await get('reviewer', `/entries/${CITY}/${city}/mk/texts`);
  const segments = (body?.data as VersionTexts).fields.flatMap((field) => field.segments);
  const seen = Object.fromEntries(segments.flatMap(({ path, source }) => (path === null ? [] : [[path, source]])));
  return { left: { staleCount, untranslatedCount }, stamp, seen };
}

const approve = (read: object): Promise<Answer> => act('reviewer', 'mk', 'mark-translated', read);

async function expectRefused(read: object, message: string, details: object): Promise<void> {
  const before = await readEntry();
  const { status, body } = await approve(read);
  expect({ status, error: body?.error }).toEqual({
    status: 409,
    error: { status: 409, name: 'ConflictError', message, details },
  });
  expect(await readEntry()).toEqual(before);
}

describe('a version is marked as translated as it was read:', () => {
  it('refused where a text of it has been written since, though nothing was and is left', async () => {
    await translate(TRANSLATION);
    await act('translator', 'mk', 'send-for-review');
    const read = await readVersion();
    expect(read.left).toEqual({ staleCount: 0, untranslatedCount: 0 });
    await translate({ summary: 'Крај Вардар.' });
    await expectRefused(read, VERSION_CONFLICT, { locale: 'mk' });
    expect((await approve(await readVersion())).status).toBe(200);
    expect(versionIn(await readEntry(), 'mk').state).toBe('translated');
  });

  it('refused where a text of it follows the source, though as much is left', async () => {
    await translate({ name: 'Гевгелија' });
    const read = await readVersion();
    await changeSource({ summary: 'By the Vardar.' });
    await expectRefused({ left: read.left, stamp: read.stamp }, VERSION_CONFLICT, { locale: 'mk' });
  });

  it('refused where the source of a stale text has changed once more', async () => {
    await translate(TRANSLATION);
    await changeSource({ name: 'Gevgeli' });
    const read = await readVersion();
    await changeSource({ name: 'Gevgelia' });
    await expectRefused(read, SOURCE_CONFLICT, { segments: ['name'] });
  });

  it('refused where a text has become stale since', async () => {
    await translate(TRANSLATION);
    const { seen, ...read } = await readVersion();
    await changeSource({ name: 'Gevgeli' });
    await expectRefused({ ...read, seen }, SOURCE_CONFLICT, { segments: ['name'] });
    await expectRefused(read, VERSION_CONFLICT, { left: { staleCount: 1, untranslatedCount: 0 } });
  });

  it('done where it says the same, whoever has marked or published something of it meanwhile', async () => {
    await translate({ name: 'Гевгелија' });
    const read = await readVersion();
    await act('translator', 'mk', 'send-for-review');
    await translate({}, 'published');
    expect((await approve(read)).status).toBe(200);
    expect(versionIn(await readEntry(), 'mk')).toMatchObject({ state: 'translated', untranslatedCount: 0 });
  });

  it('not asked where a client says nothing of what it read', async () => {
    await translate({ name: 'Гевгелија' });
    expect((await approve({})).status).toBe(200);
  });
});
