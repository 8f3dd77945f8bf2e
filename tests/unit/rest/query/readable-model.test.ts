import { CITY, createReadModel } from './fixture';

describe('a model as a reader sees it', () => {
  const { fields, links } = createReadModel()(CITY);

  it('has the fields that are not private, and what identifies an entry', () => {
    expect([...fields.keys()]).toEqual([
      'id',
      'documentId',
      'name',
      'status',
      'population',
      'bigPopulation',
      'area',
      'isCoastal',
      'foundedOn',
      'opensAt',
      'updatedAt',
      'body',
    ]);
  });

  it('has no documentId where it is a component', () => {
    expect([...createReadModel()('shared.location').fields.keys()]).toEqual(['id', 'lat']);
  });

  it('leads to the types the reader may find, to components, media and other languages', () => {
    expect(Object.fromEntries(links)).toEqual({
      country: { target: 'api::country.country', isRelation: true, isCountable: true },
      localizations: { target: 'api::city.city', isRelation: false, isCountable: false },
      location: { target: 'shared.location', isRelation: false, isCountable: true },
      cover: { target: 'plugin::upload.file', isRelation: false, isCountable: false },
    });
  });

  it('leads from a file to nothing, since nobody can say what uses it', () => {
    expect(createReadModel()('plugin::upload.file').links.size).toBe(0);
  });
});
