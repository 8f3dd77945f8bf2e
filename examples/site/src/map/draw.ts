import { geoConicConformal, geoPath, type GeoProjection } from 'd3-geo';
import type { FeatureCollection } from 'geojson';

import { placeLabels, type Label } from './labels';
import { divideCountries } from './shapes';
import { targetRadiiOf } from './targets';

export interface Place {
  name: string;
  /** WGS 84, in degrees. */
  location: { lat: number; lon: number };
}

/** Countries without anything in them yet. */
interface BaseMap {
  width: number;
  height: number;
  /** Outlines of the chosen countries, and of those around them, as SVG path data. */
  chosen: string[];
  others: string;
  projection: GeoProjection;
}

export interface DrawnMap<P extends Place> extends Omit<BaseMap, 'projection'> {
  points: { place: P; x: number; y: number; label: Label | undefined; targetRadius: number }[];
}

const MARGIN = 24;

/** The countries are the same on many pages; drawing them takes much longer than what is in them. */
const known = new Map<string, BaseMap | undefined>();

/**
 * Draws countries and the places in them, as high as the countries are.
 *
 * @param isoCodes - ISO 3166-1 alpha-2, and XK for Kosovo
 * @param width - in units of the drawing; letters are 17 of them high
 * @returns undefined where none of the countries is known
 */
export function drawMap<P extends Place>(request: {
  isoCodes: string[];
  places: P[];
  width: number;
}): DrawnMap<P> | undefined {
  const { places, width } = request;
  const isoCodes = request.isoCodes.toSorted();
  const key = `${isoCodes.join()} ${width}`;
  if (!known.has(key)) known.set(key, drawCountries({ isoCodes, width }));
  const base = known.get(key);
  if (!base) return undefined;

  const { projection, ...map } = base;
  const dots = places.flatMap((place) => {
    const point = projection([place.location.lon, place.location.lat]);
    return point ? [{ place, x: round(point[0]), y: round(point[1]) }] : [];
  });
  const labels = placeLabels({
    ...{ width, height: map.height },
    dots: dots.map(({ place, x, y }) => ({ text: place.name, x, y })),
  });
  const radii = targetRadiiOf(dots);
  return {
    ...map,
    points: dots.map((dot, index) => ({ ...dot, label: labels[index], targetRadius: radii[index] ?? 0 })),
  };
}

function drawCountries({ isoCodes, width }: { isoCodes: string[]; width: number }): BaseMap | undefined {
  const { chosen, others } = divideCountries(isoCodes);
  if (chosen.length === 0) return undefined;
  const collection: FeatureCollection = { type: 'FeatureCollection', features: chosen };
  const corners = chosen.map((shape) => geoPath().bounds(shape));
  const edge = (axis: 0 | 1) => corners.flatMap(([low, high]) => [low[axis], high[axis]]);
  const [west, east] = [Math.min(...edge(0)), Math.max(...edge(0))];
  const [south, north] = [Math.min(...edge(1)), Math.max(...edge(1))];

  // True to shape; where it touches the globe it is true to scale too, so it does so in these countries.
  const projection = geoConicConformal()
    .rotate([-(west + east) / 2, 0])
    .parallels([south, north])
    .fitWidth(width - 2 * MARGIN, collection);
  const [left, top] = projection.translate();
  projection.translate([left + MARGIN, top + MARGIN]);
  const height = Math.ceil(geoPath(projection).bounds(collection)[1][1] + MARGIN);
  const frame: [[number, number], [number, number]] = [
    [-2, -2],
    [width + 2, height + 2],
  ];
  const toPath = geoPath(projection.clipExtent(frame)).digits(1);
  return {
    ...{ width, height, projection },
    chosen: chosen.flatMap((shape) => toPath(shape) ?? []),
    others: others.map((shape) => toPath(shape) ?? '').join(''),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
