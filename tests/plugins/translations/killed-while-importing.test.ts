import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { pagesOf, type Page } from '../localization/support/pages';
import { prepareSecondNode } from '../support/second-node';

import { filesOf, pseudo, pseudoTranslate } from './support/files';

/** Several batches of the import. */
const PLACES = 60;

const node = prepareSecondNode(path.join(__dirname, 'support/import-once.js'));

it('a node killed while it writes the last entries of a file has written none, and another node writes all', async () => {
  const pages: Page[] = [];
  for (let number = 1; number <= PLACES; number += 1) {
    pages.push(await pagesOf(node.hub(), 'place').create('en', { name: `Place ${number}` }));
  }
  const happening = await pagesOf(node.hub(), 'happening').create('en', { title: 'Fair' });
  const file = node.fileIn('sq.xlf');
  writeFileSync(file, await pseudoTranslate(await filesOf(node.hub()).export({ version: '1.2', locale: 'sq' }), '1.2'));
  const names = async () => {
    const shown = await Promise.all(pages.map((page) => page.drafts((row) => row.name)));
    return new Set(shown.map(({ en, sq }) => (sq === en ? 'English' : sq === pseudo(String(en)) ? 'translated' : sq)));
  };

  // In the order of the registry the happening comes last, so that its table is written when the places are.
  await node.killAt({ table: 'happenings', begins: 'importing', args: [file] });
  expect(await names()).toEqual(new Set(['English']));

  const restarted = node.start(file);
  await restarted.prints('written');
  expect(await restarted.end).toBe(0);
  expect(await names()).toEqual(new Set(['translated']));
  expect((await happening.drafts((row) => row.title)).sq).toBe(pseudo('Fair'));
});
