import type { OwnTexts } from '../../../../src/plugins/localization/server/domain/own-texts';
import {
  newVersion,
  settleState,
  type VersionRecord,
} from '../../../../src/plugins/localization/server/domain/version-record';

const OWN: OwnTexts = { name: { text: 'Охрид', segments: [{ source: 'Ohrid', locale: 'mk', isStale: false }] } };
const WITHHELD: VersionRecord = { ...newVersion('mk'), state: 'withheld', stateBefore: 'translated', draftTexts: OWN };

const settle = (version: VersionRecord) =>
  settleState({ version, before: WITHHELD, isSource: false, isSettled: false });

it('a withheld version comes back in progress where the source has said something new, also if it took that back', () => {
  const lacking = settle({ ...WITHHELD, untranslatedCount: 1 });
  expect(lacking).toMatchObject({ state: 'withheld', stateBefore: 'in-progress' });
  expect(settle({ ...lacking, untranslatedCount: 0 })).toMatchObject({ state: 'withheld', stateBefore: 'in-progress' });
});

it('a withheld version that loses its last own text comes back as derived', () => {
  expect(settle({ ...WITHHELD, draftTexts: {} })).toMatchObject({ state: 'withheld', stateBefore: 'derived' });
});

it('a withheld version that nothing happens to comes back as it was', () => {
  expect(settle(WITHHELD)).toMatchObject({ state: 'withheld', stateBefore: 'translated' });
});
