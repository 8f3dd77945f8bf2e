import fc from 'fast-check';

import {
  componentPopulate,
  findStructuralChange,
  type StructuredSchema,
} from '../../../src/access/guards/component-structure';

const component = (uid: string) => ({ type: 'component', component: uid });
const SCHEMA: StructuredSchema = {
  attributes: { name: { type: 'string' }, sections: component('c.section'), note: component('c.note') },
};
const COMPONENTS: Record<string, StructuredSchema> = {
  'c.section': { attributes: { title: { type: 'string' }, links: component('c.link') } },
  'c.link': { attributes: { label: { type: 'string' }, url: { type: 'string' } } },
  'c.note': { attributes: { text: { type: 'string' } } },
};

const find = (stored: object, proposed: object, mayWriteAll: (path: string) => boolean = () => false) =>
  findStructuralChange({
    schema: SCHEMA,
    components: COMPONENTS,
    stored: stored as Record<string, unknown>,
    proposed: proposed as Record<string, unknown>,
    mayWriteAll,
  });

const STORED = {
  name: 'a',
  sections: [
    { id: 1, links: [{ id: 7 }, { id: 8 }] },
    { id: 2, links: [] },
  ],
  note: null,
};

describe('what only changes text has no structural change', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['text beside components', { name: 'b' }],
    ['the rows as they are', { sections: [{ id: 1, title: 'x' }, { id: 2 }] }],
    ['ids as text', { sections: [{ id: '1' }, { id: '2' }] }],
    ['nested rows as they are', { sections: [{ id: 1, links: [{ id: 7, label: 'x' }, { id: 8 }] }, { id: 2 }] }],
    ['an absent component, absent', { note: null }],
  ])('%s', (_, proposed) => {
    expect(find(STORED, proposed)).toBeUndefined();
  });
});

describe('a structural change is named, with the ids that have to be sent', () => {
  it.each<[string, object, string, string[]]>([
    ['a row less', { sections: [{ id: 1 }] }, 'sections', ['1', '2']],
    ['a row more', { sections: [{ id: 1 }, { id: 2 }, { title: 'x' }] }, 'sections', ['1', '2']],
    ['another order', { sections: [{ id: 2 }, { id: 1 }] }, 'sections', ['1', '2']],
    ['no rows', { sections: null }, 'sections', ['1', '2']],
    ['rows that are none', { sections: ['x', 'y'] }, 'sections', ['1', '2']],
    ['a new component', { note: { text: 'x' } }, 'note', []],
    ['a nested row less', { sections: [{ id: 1, links: [{ id: 7 }] }, { id: 2 }] }, 'sections.links', ['7', '8']],
  ])('%s', (_, proposed, path, ids) => {
    expect(find(STORED, proposed)).toEqual({ path, ids });
  });
});

it('whoever may write all of a component may change its structure', () => {
  expect(find(STORED, { sections: [] }, (path) => path === 'sections')).toBeUndefined();
  expect(find(STORED, { sections: [], note: {} }, (path) => path === 'sections')).toMatchObject({ path: 'note' });
});

it('for any rows, only the same ids in the same order pass', () => {
  const ids = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });
  fc.assert(
    fc.property(ids, ids, (storedIds, proposedIds) => {
      const rows = (list: number[]) => list.map((id) => ({ id, links: [] }));
      const change = find({ sections: rows(storedIds) }, { sections: rows(proposedIds) });
      expect(change === undefined).toBe(JSON.stringify(storedIds) === JSON.stringify(proposedIds));
    }),
    { seed: 42 }
  );
});

it('components are loaded as deep as they go', () => {
  expect(componentPopulate({ schema: SCHEMA, components: COMPONENTS })).toEqual({
    sections: { populate: { links: { populate: {} } } },
    note: { populate: {} },
  });
});
