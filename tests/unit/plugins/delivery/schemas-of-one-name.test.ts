import { entrySchemas, type ContentModel } from '../../../../src/plugins/delivery/server/openapi/entry-schemas';
import type { Attribute } from '../../../../src/plugins/delivery/server/openapi/schema-of-attribute';
import { uniteSchemas } from '../../../../src/plugins/delivery/server/openapi/unite-schemas';
import type { DeliveryViews, Part } from '../../../../src/plugins/delivery/shared/contracts';

const ATTRIBUTES: Record<string, Record<string, Attribute>> = {
  city: { name: { type: 'string' }, cover: { type: 'component', component: 'figure' } },
  figure: { alt: { type: 'string' } },
};

const model: ContentModel = {
  attributesOf: (uid) => ATTRIBUTES[uid] ?? {},
  targetOf: () => 'figure',
  nameOf: (uid) => (uid === 'city' ? 'City' : 'SharedFigure'),
  isContentType: (uid) => uid === 'city',
  hasDocumentId: (uid) => uid === 'city',
};

/** Views whose card shows a part of that name. */
function viewsWith(name: string): DeliveryViews {
  const cover: Part<'link'> = { name, fields: ['alt'] };
  const shown = { fields: ['name'], populate: { cover } };
  return { link: ['name'], card: shown, page: shown };
}

it('a part has a schema of its name, also where several views show it', () => {
  const schemas = entrySchemas('city', viewsWith('CoverPart'), model);
  expect(Object.keys(schemas)).toEqual(['City', 'CityLink', 'CityCard', 'CityPage', 'CoverPart']);
  expect(uniteSchemas([schemas, { CoverPart: { ...schemas.CoverPart } }])).toEqual(schemas);
});

it.each(['City', 'CityCard'])('a part cannot be called %s, as its type’s own schema is', (name) => {
  expect(() => entrySchemas('city', viewsWith(name), model)).toThrow(`two different schemas called "${name}"`);
});

it.each(['Error', 'constructor'])('what is called %s already is not replaced by something else', (name) => {
  expect(() => uniteSchemas([{ [name]: { type: 'object' } }, { [name]: { type: 'string' } }])).toThrow(
    `called "${name}"`
  );
});
