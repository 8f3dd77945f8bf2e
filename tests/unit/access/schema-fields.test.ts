import fc from 'fast-check';

import { isInverseRelation, localisedTextFields, type Attribute, type Schema } from '../../../src/access/schema-fields';

const shared = { i18n: { localized: false } };
const localised = { i18n: { localized: true } };

const COMPONENTS: Record<string, Schema> = {
  'shared.figure': {
    attributes: {
      image: { type: 'media', pluginOptions: shared },
      alt: { type: 'string', pluginOptions: localised },
      credit: { type: 'string' },
      source: { type: 'string', pluginOptions: shared },
      author: { type: 'component', component: 'shared.person' },
    },
  },
  'shared.person': { attributes: { role: { type: 'text' }, since: { type: 'date' } } },
};

const fieldsOf = (attributes: Record<string, Attribute>) =>
  localisedTextFields({ schema: { attributes }, components: COMPONENTS });

describe('what a translator writes', () => {
  it.each(['string', 'text', 'richtext', 'blocks', 'uid'])('a localised %s', (type) => {
    expect(fieldsOf({ field: { type, pluginOptions: localised } })).toEqual(['field']);
  });

  it.each(['integer', 'date', 'enumeration', 'relation', 'media', 'boolean', 'json', 'email', 'dynamiczone'])(
    'no %s, localised or not',
    (type) => {
      expect(fieldsOf({ field: { type, pluginOptions: localised } })).toEqual([]);
    }
  );

  it('no text that all languages share, and none that does not say', () => {
    expect(fieldsOf({ isoCode: { type: 'string', pluginOptions: shared }, note: { type: 'string' } })).toEqual([]);
  });

  it('in a localised component, the text that it does not mark as shared, however deep', () => {
    const cover = { type: 'component', component: 'shared.figure', pluginOptions: localised };
    expect(fieldsOf({ cover })).toEqual(['cover.alt', 'cover.credit', 'cover.author.role']);
  });

  it('nothing in a shared component', () => {
    expect(fieldsOf({ cover: { type: 'component', component: 'shared.figure', pluginOptions: shared } })).toEqual([]);
  });

  it('a new field of a type is right without being listed anywhere', () => {
    const attribute = fc.record({
      type: fc.constantFrom('string', 'text', 'blocks', 'integer', 'relation', 'media'),
      pluginOptions: fc.constantFrom(localised, shared, undefined),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), attribute), (attributes) => {
        const written = Object.entries(attributes)
          .filter(
            ([, { type, pluginOptions }]) => pluginOptions === localised && ['string', 'text', 'blocks'].includes(type)
          )
          .map(([name]) => name);
        expect(fieldsOf(attributes as Record<string, Attribute>)).toEqual(written);
      }),
      { seed: 42 }
    );
  });
});

it('a relation is held on one side, and shown on the other', () => {
  const schema: Schema = { attributes: { host: { type: 'relation' }, events: { type: 'relation', mappedBy: 'host' } } };
  expect(isInverseRelation(schema, 'events')).toBe(true);
  expect(isInverseRelation(schema, 'host')).toBe(false);
  expect(isInverseRelation(schema, 'cover.alt')).toBe(false);
});
