import { LOCALES } from '../../../src/locales';
import { VERSION_STATES } from '../../../src/plugins/localization/shared/contracts';
import { documentsOf } from '../../support/documents';

import {
  asPerson,
  city,
  CITY,
  expectError,
  exportCities,
  exportCity,
  getFile,
  hub,
  importFile,
  prepareFilesDesk,
  translateInFile,
} from './support/files-desk';

prepareFilesDesk();

describe('an export', () => {
  it('is a file named after its language, in the format asked for', async () => {
    const answer = await getFile('translator', 'mk', { types: CITY, version: '2.0' });
    expect(answer.headers['content-disposition']).toBe('attachment; filename="mk.xlf"');
    expect(answer.headers['content-type']).toContain('application/xliff+xml');
    expect(answer.text).toContain('urn:oasis:names:tc:xliff:document:2.0');
    expect(await exportCities()).toContain('urn:oasis:names:tc:xliff:document:1.2');
  });

  it('leaves out what is done where only what is left is asked for', async () => {
    await importFile('translator', translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија'));
    expect(await exportCity()).toContain('<source>Gevgelija</source>');
    const left = await exportCity({ onlyWork: 'true' });
    expect(left).not.toContain('<source>Gevgelija</source>');
    expect(left).toContain('<source>On the Vardar.</source>');
  });

  it('leaves out entries whose source was not written since', async () => {
    expect(await exportCities('translator', { changedSince: new Date(0).toISOString() })).toContain(city);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect((await getFile('translator', 'mk', { types: CITY, changedSince: tomorrow })).status).toBe(204);
  });

  it('of nothing is no file', async () => {
    const answer = await getFile('translator', 'mk', { types: CITY, states: 'withheld' });
    expect(answer.status).toBe(204);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['a language that is none', 'de', {}, `locale: must be one of ${LOCALES.map(({ code }) => code).join(', ')}`],
    ['a format that is none', 'mk', { version: '1.1' }, 'version: must be one of 1.2, 2.0'],
    ['a type that is none', 'mk', { types: `${CITY},api::town.town` }, 'types: must be one of api::network.network, '],
    ['a state that is none', 'mk', { states: 'done' }, `states: must be one of ${VERSION_STATES.join(', ')}`],
    ['a source that is none', 'mk', { sourceLocale: 'de' }, 'sourceLocale: must be one of en, '],
    ['a flag that is none', 'mk', { onlyWork: 'yes' }, 'onlyWork: must be true or false'],
    ['a date that is none', 'mk', { changedSince: 'today' }, 'changedSince: must be a date and time'],
    ['work that is none', 'mk', { work: 'all' }, 'work: must be one of any, stale, untranslated'],
    ['a person who is none', 'mk', { assignee: 'you' }, 'assignee: must be me, nobody, or the id of an administrator'],
    ['no entries', 'mk', { ids: '' }, 'ids: must be 1 to 100 documentIds, with commas between them'],
    ['too many entries', 'mk', { ids: Array.from({ length: 101 }, () => 'x').join(',') }, 'ids: must be 1 to 100 '],
    ['an order, which files have not', 'mk', { sort: 'name' }, 'sort: there is no such parameter'],
    ['a parameter that is none', 'mk', { type: CITY }, 'type: there is no such parameter'],
  ])('is refused with 400 for %s', async (_, locale, query, message) => {
    const { status, body } = await hub.request
      .get(`/translations/exports/${locale}`)
      .query(query)
      .set(asPerson('translator'));
    expectError({ status, body }).toEqual({ status: 400, message: expect.stringContaining(message) });
    expect(body.error.details).toEqual({ parameter: message.split(':')[0] });
  });

  it('as XLIFF 2.0 is refused with 400 where entries were written in several languages', async () => {
    const data = { name: 'Гевгелија', slug: 'from-macedonian' };
    await documentsOf(hub, 'city').create({ data, locale: 'mk', status: 'published' });
    const { status, body } = await hub.request
      .get('/translations/exports/sq')
      .query({ version: '2.0' })
      .set(asPerson('translator'));
    expectError({ status, body }).toEqual({ status: 400, message: expect.stringMatching(/^sourceLocale: .*en, mk/) });
    await getFile('translator', 'sq', { version: '2.0', sourceLocale: 'mk' }).expect(200);
  });
});
