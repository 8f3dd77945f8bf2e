import { readFileSync } from 'node:fs';
import path from 'node:path';

import { FORM_CONFLICT, SOURCE_CONFLICT } from '../../../../src/plugins/localization/shared/contracts';

/** The panel finds the words in its own language by them. */
it('the hub refuses in the words that the panel has in English', () => {
  const file = path.resolve(__dirname, '../../../../src/plugins/localization/admin/src/translations/en.json');
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(words['localization.conflict.form']).toBe(FORM_CONFLICT);
  expect(words['localization.conflict.source']).toBe(SOURCE_CONFLICT);
});
