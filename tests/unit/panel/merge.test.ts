import fc from 'fast-check';
import { cloneDeep, get, isEqual, set } from 'lodash';

import { mergeView, type Applied, type Configuration } from '../../../src/panel/merge';
import type { Model, Pieces } from '../../../src/panel/pieces';

const FIELDS = ['name', 'country', 'website'] as const;
const model: Model = {
  uid: 'api::city.city',
  attributes: Object.fromEntries(FIELDS.map((f) => [f, { type: 'string' }])),
};
const types = Object.fromEntries(FIELDS.map((field) => [field, 'string']));

const word = fc.constantFrom('a', 'b', 'c');
const pieces: fc.Arbitrary<Pieces> = fc.record({
  'settings.pageSize': fc.constantFrom(10, 20, 50),
  'settings.mainField': fc.constantFrom(...FIELDS),
  'metadatas.name.edit.label': word,
  'metadatas.name.list.label': word,
  'metadatas.country.edit.description': word,
  'layouts.list': fc.shuffledSubarray([...FIELDS], { minLength: 1 }),
  'layouts.edit': fc
    .shuffledSubarray([...FIELDS], { minLength: 1 })
    .map((names) => names.map((name) => [{ name, size: 6 }])),
});

const EMPTY: Configuration = { settings: {}, metadatas: {}, layouts: { list: [], edit: [] } };
const hasAttribute = (uid: string, name: string) => uid === model.uid && name in model.attributes;

const merge = (stored: Configuration, desired: Pieces, applied?: Applied) =>
  mergeView({ stored, desired, applied, model, hasAttribute });

const FIXED = { seed: 2024, numRuns: 500 };

describe('the three-way merge of a view', () => {
  it('follows the code where nobody touched the panel', () => {
    fc.assert(
      fc.property(pieces, pieces, (first, second) => {
        const stored = merge(EMPTY, first);
        const merged = merge(stored, second, { pieces: first, types });
        for (const path of Object.keys(second)) expect(get(merged, path)).toEqual(second[path]);
      }),
      FIXED
    );
  });

  it('keeps every piece an administrator changed, and no other, however often the code changes', () => {
    fc.assert(
      fc.property(pieces, pieces, fc.array(pieces, { minLength: 1, maxLength: 4 }), (first, theirs, later) => {
        const touched = Object.keys(first).filter((path) => !isEqual(first[path], theirs[path]));
        let stored = merge(EMPTY, first);
        for (const path of touched) set(stored, path, cloneDeep(theirs[path]));

        let applied: Pieces = first;
        const isTheirs = new Set(touched);
        for (const desired of later) {
          stored = merge(stored, desired, { pieces: applied, types });
          for (const path of Object.keys(desired)) {
            expect(get(stored, path)).toEqual(isTheirs.has(path) ? theirs[path] : desired[path]);
            // Where the code arrives at their value, the two agree, and the piece follows the code again.
            if (isEqual(desired[path], theirs[path])) isTheirs.delete(path);
          }
          applied = desired;
        }
      }),
      FIXED
    );
  });

  it('leaves what it was given as it is', () => {
    fc.assert(
      fc.property(pieces, pieces, (first, second) => {
        const stored = merge(EMPTY, first);
        const before = cloneDeep(stored);
        merge(stored, second, { pieces: first, types });
        expect(stored).toEqual(before);
      }),
      FIXED
    );
  });

  it('replaces a main field that Strapi chose because ours is gone', () => {
    const applied = { pieces: { 'settings.mainField': 'title' }, types: { ...types, title: 'string' } };
    const stored = { ...EMPTY, settings: { mainField: 'country' } };
    expect(merge(stored, { 'settings.mainField': 'name' }, applied).settings).toEqual({ mainField: 'name' });
  });

  it('does not take a field that Strapi moved, because its type changed, for an administrator’s wish', () => {
    const row = (name: string, size: number) => [{ name, size }];
    const before = [row('website', 6), row('name', 12)];
    const applied = { pieces: { 'layouts.edit': before }, types: { ...types, website: 'text' } };
    const stored = { ...EMPTY, layouts: { list: [], edit: [row('name', 12), row('website', 12)] } };
    const desired = { 'layouts.edit': [row('website', 12), row('name', 12)] };
    expect(merge(stored, desired, applied).layouts.edit).toEqual(desired['layouts.edit']);
  });
});
