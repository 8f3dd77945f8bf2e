import type { Core } from '@strapi/strapi';

import type { ComputedFields } from './computed-fields';
import { joinTableOf, tableOf } from './tables';

const REGION = 'api::region.region';
const COUNTRY = 'api::country.country';
const CITY = 'api::city.city';

/** A region's `countryCount` and `memberCityCount`: what is published, in whichever language, each entry once. */
export const regionCounts: ComputedFields = {
  dependsOn: [REGION, COUNTRY, CITY],

  async refresh({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const ofCountry = joinTableOf({ strapi }, COUNTRY, 'region');
    const ofCity = joinTableOf({ strapi }, CITY, 'country');
    const bindings = {
      regions: tableOf({ strapi }, REGION),
      countries: tableOf({ strapi }, COUNTRY),
      cities: tableOf({ strapi }, CITY),
      countryRegion: ofCountry.table,
      countryRegionFrom: ofCountry.from,
      countryRegionTo: ofCountry.to,
      cityCountry: ofCity.table,
      cityCountryFrom: ofCity.from,
      cityCountryTo: ofCity.to,
    };
    await strapi.db.transaction(({ trx }) =>
      trx.raw(
        `WITH members AS (
           SELECT country.document_id AS country, city.document_id AS city
           FROM :cities: city
           JOIN :cityCountry: link ON link.:cityCountryFrom: = city.id
           JOIN :countries: country ON country.id = link.:cityCountryTo:
           WHERE city.published_at IS NOT NULL AND city.membership_status = 'member'
         ), counts AS (
           SELECT region.document_id,
             count(DISTINCT country.document_id) AS countries,
             count(DISTINCT members.city) AS cities
           FROM :regions: region
           LEFT JOIN :countryRegion: link ON link.:countryRegionTo: = region.id
           LEFT JOIN :countries: country ON country.id = link.:countryRegionFrom: AND country.published_at IS NOT NULL
           LEFT JOIN members ON members.country = country.document_id
           GROUP BY region.document_id
         )
         UPDATE :regions: region
         SET country_count = counts.countries, member_city_count = counts.cities
         FROM counts
         WHERE counts.document_id = region.document_id
           AND (region.country_count, region.member_city_count) IS DISTINCT FROM (counts.countries, counts.cities)`,
        bindings
      )
    );
  },
};
