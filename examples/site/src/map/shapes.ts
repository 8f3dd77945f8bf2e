import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { Feature, FeatureCollection, Geometry } from 'geojson';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Countries = FeatureCollection<Geometry, { name: string }>;

/** Countries as Natural Earth draws them (public domain), 1:50 million. It gives Kosovo no number, as ISO does. */
const ATLAS = 'world-atlas/countries-50m.json';

const resolve = createRequire(path.resolve('package.json')).resolve;
const topology = JSON.parse(readFileSync(resolve(ATLAS), 'utf8')) as Topology<{
  countries: GeometryCollection<{ name: string }>;
}>;
const { features }: Countries = feature(topology, topology.objects.countries);

/**
 * @param isoCodes - ISO 3166-1 alpha-2, and XK for Kosovo
 * @returns the shapes of these countries, and of all others
 */
export function divideCountries(isoCodes: string[]): { chosen: Feature[]; others: Feature[] } {
  const numbers = new Set(isoCodes.map((code) => countries.alpha2ToNumeric(code)));
  const isChosen = ({ id, properties }: Countries['features'][number]) =>
    id === undefined ? isoCodes.includes('XK') && properties.name === 'Kosovo' : numbers.has(String(id));
  return { chosen: features.filter(isChosen), others: features.filter((shape) => !isChosen(shape)) };
}
