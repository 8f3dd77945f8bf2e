import config from '../../../../src/plugins/overview/server/config';

const CITY = 'api::city.city';

describe('the overview plugin refuses to boot', () => {
  it.each([
    ['without content types', {}, 'contentTypes'],
    ['with none', { contentTypes: [] }, 'contentTypes'],
    [
      'with one that is no uid',
      { contentTypes: [CITY, 'city'] },
      'contentTypes.1: must be a uid such as api::city.city',
    ],
    ['with an option it does not know', { contentTypes: [CITY], locales: ['en'] }, 'locales'],
  ])('%s, and names the option', (_, options, fault) => {
    expect(() => config.validator(options)).toThrow(fault);
  });

  it('not with content types by uid', () => {
    expect(() => config.validator({ contentTypes: [CITY] })).not.toThrow();
  });
});
