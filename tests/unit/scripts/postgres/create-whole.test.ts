import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createWhole } from '../../../../scripts/postgres/create-whole';

let parent: string;
let dir: string;

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'create-whole-'));
  dir = path.join(parent, 'cluster');
});
afterEach(() => rmSync(parent, { recursive: true }));

const fillWith = (text: string) => (draft: string) => writeFileSync(path.join(draft, 'file'), text);

it('leaves nothing behind where filling it fails', async () => {
  const failing = createWhole(dir, (draft) => {
    fillWith('half')(draft);
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(readdirSync(parent)).toEqual([]);
});

it('gives several that create it at the same time the same folder', async () => {
  await Promise.all(['a', 'b', 'c'].map((text) => createWhole(dir, fillWith(text))));
  expect(readdirSync(parent)).toEqual(['cluster']);
  await createWhole(dir, fillWith('later'));
  expect(['a', 'b', 'c']).toContain(readFileSync(path.join(dir, 'file'), 'utf8'));
});

it('removes a draft of a process that was killed long ago, and no other', async () => {
  for (const name of ['cluster.draft-old', 'cluster.draft-new', 'other']) mkdirSync(path.join(parent, name));
  for (const name of ['cluster.draft-old', 'other']) utimesSync(path.join(parent, name), 0, 0);
  await createWhole(dir, fillWith('whole'));
  expect(readdirSync(parent).sort()).toEqual(['cluster', 'cluster.draft-new', 'other']);
});
