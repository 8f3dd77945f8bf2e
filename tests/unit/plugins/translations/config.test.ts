import { parseOptions } from '../../../../src/plugins/translations/server/config';

describe('the options of the translations plugin', () => {
  it('have defaults', () => {
    expect(parseOptions({})).toEqual({ memory: { threshold: 70, families: [] } });
  });

  it.each([
    [{ place: 'country' }, 'place: must be a uid such as api::country.country'],
    [{ digestAt: '7 am' }, 'digestAt: must be a time of day from 00:00 to 23:59'],
    [{ digestAt: '24:00' }, 'digestAt: must be a time of day from 00:00 to 23:59'],
    [{ memory: { threshold: 101 } }, 'memory.threshold: '],
    [{ memory: { families: [['sr-Latn', 'hr']] } }, 'memory.families.0.0: must be a language without script or region'],
    [{ treshold: 70 }, 'options: '],
  ])('%j are refused, naming what is wrong', (options, message) => {
    expect(() => parseOptions(options)).toThrow(message);
  });
});
