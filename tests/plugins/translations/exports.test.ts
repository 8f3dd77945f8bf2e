import type { ExportRequest } from '../../../src/plugins/translations/server/services/exports';
import { startHub, type Hub } from '../../support/hub';
import { pagesOf, type Page } from '../localization/support/pages';

import { filesOf, read } from './support/files';

let hub: Hub;
let files: ReturnType<typeof filesOf>;
/** Their titles are translated, and nothing else of the first. */
let [first, second]: Page[] = [];
beforeAll(async () => {
  hub = await startHub('localization');
  files = filesOf(hub);
  const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'Come early' }] }];
  const translated = [{ type: 'paragraph', children: [{ type: 'text', text: 'Eja herët' }] }];
  first = await pagesOf(hub, 'happening').create('en', { title: 'Fair', body });
  second = await pagesOf(hub, 'happening').create('en', { title: 'Market', body });
  await first.save('sq', { title: 'Panairi' });
  await second.save('sq', { title: 'Tregu', body: translated });
});
afterAll(() => hub.stop());

/** Of a person who may read titles alone. */
const onlyTitles: ExportRequest['textRights'] = ({ documentIds }) =>
  Promise.resolve(new Map(documentIds.map((documentId) => [documentId, (path: string) => path === 'title'])));

it('counts the entries that are in the file, not those that were looked at', async () => {
  await second?.save('en', { title: 'Market hall' });
  const { isEmpty, file, written } = await files.exportCounted({
    version: '1.2',
    locale: 'sq',
    onlyWork: true,
    textRights: onlyTitles,
  });
  expect({ isEmpty, written }).toEqual({ isEmpty: false, written: 1 });
  expect((await read(file)).map(({ documentId }) => documentId)).toEqual([second?.documentId]);
});

it('is no file where none of the entries has a text to write', async () => {
  const request: ExportRequest = { version: '1.2', locale: 'sq', documentIds: [first?.documentId as string] };
  expect(await files.exportCounted({ ...request, onlyWork: true })).toMatchObject({ isEmpty: false, written: 1 });
  expect(await files.exportCounted({ ...request, onlyWork: true, textRights: onlyTitles })).toEqual({
    isEmpty: true,
    file: '',
    written: 0,
  });
});
