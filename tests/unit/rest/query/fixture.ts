import { createModelReader, type Model } from '../../../../src/rest/query/readable-model';

const TEXT = { type: 'string' };

/** A small content model in which every kind of attribute there is in the hub stands once. */
const MODELS: Record<string, Model> = {
  'api::city.city': {
    modelType: 'contentType',
    attributes: {
      name: TEXT,
      status: { type: 'enumeration', enum: ['applicant', 'member'] },
      population: { type: 'integer' },
      bigPopulation: { type: 'biginteger' },
      area: { type: 'decimal' },
      isCoastal: { type: 'boolean' },
      foundedOn: { type: 'date' },
      opensAt: { type: 'time' },
      updatedAt: { type: 'datetime' },
      body: { type: 'blocks' },
      secret: { type: 'string', private: true },
      key: { type: 'password' },
      country: { type: 'relation', relation: 'manyToOne', target: 'api::country.country' },
      hidden: { type: 'relation', relation: 'oneToOne', target: 'admin::user' },
      anything: { type: 'relation', relation: 'morphToMany' },
      localizations: { type: 'relation', relation: 'oneToMany', target: 'api::city.city', joinColumn: {} },
      location: { type: 'component', component: 'shared.location' },
      cover: { type: 'media' },
      zone: { type: 'dynamiczone' },
    },
  },
  'api::country.country': {
    modelType: 'contentType',
    attributes: {
      name: TEXT,
      cities: { type: 'relation', relation: 'oneToMany', target: 'api::city.city' },
      capital: { type: 'relation', relation: 'oneToOne', target: 'api::city.city' },
    },
  },
  'shared.location': { modelType: 'component', attributes: { lat: { type: 'decimal' } } },
  'plugin::upload.file': {
    modelType: 'contentType',
    attributes: { url: TEXT, related: { type: 'relation', relation: 'morphToMany' } },
  },
};

export const CITY = 'api::city.city';
export const COUNTRY = 'api::country.country';

export const createReadModel = () =>
  createModelReader({
    getModel: (uid) => {
      const model = MODELS[uid];
      if (!model) throw new Error(`There is no model ${uid}`);
      return model;
    },
    mayFind: (uid) => uid.startsWith('api::'),
  });
