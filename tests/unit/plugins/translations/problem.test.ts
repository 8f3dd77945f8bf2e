import { toProblem } from '../../../../src/plugins/translations/admin/src/problem';

describe('what the panel says of an error', () => {
  it('is the hub’s sentence, at the parameter it names', () => {
    const message = 'types: must be one of api::city.city';
    expect(toProblem({ name: 'ValidationError', message, details: { parameter: 'types' } })).toEqual({
      parameter: 'types',
      message: 'must be one of api::city.city',
    });
  });

  it('is the hub’s sentence where it names none', () => {
    const message = 'Gevgelija was changed while the file was read';
    expect(toProblem({ name: 'ApplicationError', message, details: {} })).toEqual({ message });
  });

  it('is each version that an action is refused for', () => {
    const refused = [{ type: 'api::city.city', documentId: 'a', name: 'Gevgelija', reason: 'Marija Petrovska has it' }];
    const message = 'claim: nothing was changed, 1 of 2 refused: Gevgelija: Marija Petrovska has it';
    expect(toProblem({ name: 'ValidationError', message, details: { refused } })).toEqual({ message, refused });
  });

  it('is that no answer came, or that the file is too large, where the hub says no more', () => {
    expect(toProblem({ name: 'TypeError', message: 'Failed to fetch' })).toEqual({});
    expect(toProblem({ name: 'PayloadTooLargeError', message: 'FileTooBig' }).isTooLarge).toBe(true);
  });
});
