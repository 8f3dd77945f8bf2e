import { standingOf } from '../../../../src/plugins/localization/admin/src/standing';
import type { VersionState } from '../../../../src/plugins/localization/shared/contracts';

const version = (state: VersionState, others: object = {}) => ({
  state,
  contentLocale: 'mk',
  isSource: false,
  staleCount: 0,
  untranslatedCount: 0,
  ...others,
});

describe('a version stands', () => {
  it.each<[string, ReturnType<typeof version>, string]>([
    ['as the source, whatever its state', version('translated', { isSource: true }), 'source'],
    ['as withheld, before all that is wrong with its text', version('withheld', { staleCount: 2 }), 'withheld'],
    ['as stale, before what is left to do', version('in-progress', { staleCount: 1 }), 'stale'],
    ['as derived where its text is in another language', version('derived', { contentLocale: 'en' }), 'derived'],
    ['as transliterated where derived text is in its own language', version('derived'), 'transliterated'],
    ['as what its state says', version('in-review'), 'in-review'],
  ])('%s', (_, summary, standing) => {
    expect(standingOf({ version: summary, locale: 'mk' })).toBe(standing);
  });
});
