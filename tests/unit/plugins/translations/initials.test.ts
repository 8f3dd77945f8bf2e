import { initialsOf } from '../../../../src/plugins/translations/admin/src/board/initials';

describe('the initials of a person', () => {
  it.each([
    ['Marija Petrovska', 'MP'],
    ['Ана Марија Стојановска', 'АС'],
    ['dragan', 'D'],
    ['Translator (Macedonian)', 'TM'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
