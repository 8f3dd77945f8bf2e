import type { Schemas } from '../hub/client';

import { countryOption, type Option } from './options';

/**
 * The countries of what has none of its own: those of its region, and those its cities are in. What is for the whole
 * network is of no country.
 *
 * @param regions - all there are, with their countries
 */
export function countriesOf({ regions, region, cities }: CountriesRequest): Option[] {
  const ofRegion = regions.find(({ documentId }) => documentId === region?.documentId)?.countries ?? [];
  const ofCities = cities.flatMap(({ country }) => country ?? []);
  const options = [...ofRegion, ...ofCities].map(countryOption);
  return [...new Map(options.map((option) => [option.value, option])).values()];
}

interface CountriesRequest {
  regions: Schemas['RegionPage'][];
  region: { documentId: string } | null;
  cities: Pick<Schemas['CityCard'], 'country'>[];
}
