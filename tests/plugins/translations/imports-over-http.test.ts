import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { MAX_REPORTED, type GetTotalsResponse } from '../../../src/plugins/translations/shared/contracts';
import { documentsOf } from '../../support/documents';

import {
  asPerson,
  city,
  draftIn,
  expectError,
  exportCities,
  exportCity,
  hub,
  importFile,
  prepareFilesDesk,
  translateInFile,
  upload,
} from './support/files-desk';

prepareFilesDesk();

describe('how far each language is', () => {
  it('counts what an import writes', async () => {
    const count = async () => {
      const { body } = await hub.request.get('/translations/totals').set(asPerson('translator'));
      const mk = (body as GetTotalsResponse).data.find(({ locale }) => locale === 'mk');
      return { started: mk?.states['in-progress'] ?? 0, left: mk?.untranslatedSegments ?? 0 };
    };
    const before = await count();
    await importFile('translator', translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија'));
    expect(await count()).toEqual({ started: before.started + 1, left: before.left - 1 });
  });
});

describe('an import', () => {
  it('of what was exported changes nothing', async () => {
    const before = await draftIn('mk');
    const outcome = await importFile('translator', await exportCities());
    expect(outcome).toMatchObject({ locale: 'mk', isWritten: false, refused: [] });
    expect(outcome.counts).toMatchObject({ new: 0, changed: 0, confirmed: 0, refused: 0 });
    expect(await draftIn('mk')).toEqual(before);
  });

  it('only says what would be written, until it is asked to write', async () => {
    const before = await draftIn('mk');
    const file = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const dryRun = await importFile('translator', file, { isDryRun: 'true' });
    expect(dryRun).toMatchObject({ entries: 1, counts: { new: 1, refused: 0 }, isWritten: false });
    expect(await draftIn('mk')).toEqual(before);

    expect(await importFile('translator', file)).toEqual({ ...dryRun, isWritten: true });
    expect(await draftIn('mk')).toMatchObject({ name: 'Гевгелија' });
    expect((await importFile('translator', file)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  });

  it('writes nothing where a text is refused, or the rest where that is asked for', async () => {
    const file = await exportCity();
    await documentsOf(hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'By the Vardar.' } });
    const translated = translateInFile(translateInFile(file, 'Gevgelija', 'Гевгелија'), 'On the Vardar.', 'На Вардар.');
    const refusedSummary = {
      name: 'Gevgelija',
      unit: 'summary',
      line: translated.slice(0, translated.indexOf('id="summary"')).split('\n').length,
      reason: expect.stringContaining('The source has changed since the export'),
    };
    const whole = await importFile('translator', translated);
    expect(whole).toMatchObject({ counts: { new: 1, refused: 1 }, refused: [refusedSummary], isWritten: false });
    expect(await draftIn('mk')).toMatchObject({ name: 'Gevgelija' });

    const partial = await importFile('translator', translated, { acceptsPartial: 'true' });
    expect(partial).toMatchObject({ counts: { new: 1, refused: 1 }, isWritten: true });
    expect(await draftIn('mk')).toMatchObject({ name: 'Гевгелија', summary: 'By the Vardar.' });
  });

  it('lists what is new and what is changed, with what it was and is', async () => {
    const file = await exportCity();
    await importFile('translator', translateInFile(file, 'Gevgelija', 'Гевгелиа'));
    const corrected = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const whole = translateInFile(corrected, 'On the Vardar.', 'На Вардар.');
    expect(await importFile('translator', whole, { isDryRun: 'true' })).toMatchObject({
      changed: [{ unit: 'name', name: 'Gevgelija', before: 'Гевгелиа', after: 'Гевгелија' }],
      new: [{ unit: 'summary', after: 'На Вардар.' }],
      refused: [],
    });
  });

  it('counts all refused texts and lists the first of them', async () => {
    const [before, unit, after] = (await exportCity()).split(/(<trans-unit [^>]*id="name".*?<\/trans-unit>)/s);
    const units = Array.from({ length: MAX_REPORTED + 5 }, (_, count) =>
      (unit as string).replace('id="name"', `id="gone${count}"`)
    );
    const outcome = await importFile('translator', [before, ...units, after].join(''), { isDryRun: 'true' });
    expect(outcome.counts.refused).toBe(MAX_REPORTED + 5);
    expect(outcome.refused).toHaveLength(MAX_REPORTED);
    expect(outcome.refused[0]?.unit).toBe('gone0');
  });

  it.each<[string, Record<string, string>, string]>([
    ['a language that is none', { locale: 'de' }, `locale: must be one of en, `],
    ['a flag that is none', { isDryRun: '1' }, 'isDryRun: must be true or false'],
    ['another flag that is none', { acceptsPartial: 'some' }, 'acceptsPartial: must be true or false'],
    ['a parameter that is none', { dryRun: 'true' }, 'dryRun: there is no such parameter'],
  ])('is refused with 400 for %s', async (_, query, message) => {
    const { status, body } = await upload('translator', await exportCity(), query);
    expectError({ status, body }).toEqual({ status: 400, message: expect.stringContaining(message) });
    expect(body.error.details).toEqual({ parameter: message.split(':')[0] });
  });

  it('is refused with 400 without a file, or with two', async () => {
    const message = 'file: must be one file of a form (multipart/form-data)';
    const post = () => hub.request.post('/translations/imports').set(asPerson('translator'));
    const answers = [
      await post(),
      await post().send({ file: 'mk.xlf' }),
      await post().attach('files', Buffer.from('<xliff/>'), 'mk.xlf'),
      await post().attach('file', Buffer.from('<xliff/>'), 'a.xlf').attach('file', Buffer.from('<xliff/>'), 'b.xlf'),
    ];
    for (const answer of answers) expectError(answer).toEqual({ status: 400, message });
  });

  it.each<[string, (file: string) => string | Buffer, string]>([
    [
      'a DOCTYPE',
      (file) => file.replace('<xliff', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff'),
      'The file has a <!DOCTYPE>',
    ],
    ['no XML', () => 'name,target\n', 'The file is no well-formed XML'],
    ['no XLIFF', () => '<html/>', 'The file is no XLIFF'],
    ['its end missing', (file) => file.slice(0, -40), 'The file ends too early'],
    ['another encoding than it says', (file) => Buffer.from(file.replace('UTF-8', 'UTF-16')), 'The file says it is in'],
  ])('is refused with 400 and the line for a file with %s, and nothing is written', async (_, spoil, reason) => {
    const before = await draftIn('mk');
    const whole = translateInFile(await exportCity(), 'Gevgelija', 'Гевгелија');
    const { status, body } = await upload('translator', spoil(whole));
    const message = expect.stringMatching(new RegExp(`^file: line \\d+: ${reason}`));
    expectError({ status, body }).toEqual({ status: 400, message });
    expect(body.error.details).toEqual({
      parameter: 'file',
      line: expect.any(Number),
      column: expect.any(Number),
    });
    expect(await draftIn('mk')).toEqual(before);
  });

  it('leaves no uploaded file behind, whatever becomes of it', async () => {
    const file = await exportCity();
    await upload('translator', file).expect(200);
    await upload('translator', file.slice(0, -40)).expect(400);
    await upload('translator', file, { isDryRun: '1' }).expect(400);
    await hub.request
      .post('/translations/imports')
      .set(asPerson('translator'))
      .attach('file', Buffer.from(file), 'a.xlf')
      .attach('other', Buffer.from(file), 'b.xlf')
      .expect(200);
    expect(await uploadsOf(city)).toEqual([]);
  });
});

/** Uploaded files that are still there, of those that name an entry. */
async function uploadsOf(documentId: string): Promise<string[]> {
  const names = (await readdir(tmpdir())).filter((name) => /^[0-9a-z]{25}$/.test(name));
  const contents = await Promise.all(
    // Other tests' uploads come and go.
    names.map((name) => readFile(path.join(tmpdir(), name), 'utf8').catch(() => ''))
  );
  return names.filter((_, index) => contents[index]?.includes(documentId));
}
