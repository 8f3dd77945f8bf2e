import { geoConicConformal, geoPath } from 'd3-geo';
import type { FeatureCollection } from 'geojson';

import { placeLabels, type Label } from './labels';
import { divideCountries } from './shapes';

export interface Place {
  name: string;
  /** WGS 84, in degrees. */
  location: { lat: number; lon: number };
}

export interface DrawnMap<P extends Place> {
  width: number;
  height: number;
  /** Outlines of the chosen countries, and of those around them, as SVG path data. */
  chosen: string[];
  others: string;
  points: { place: P; x: number; y: number; label: Label | undefined }[];
}

const WIDTH = 720;
const MARGIN = 24;

/** Draws countries and the places in them, as wide as 720 units and as high as the countries are. */
export function drawMap<P extends Place>({ isoCodes, places }: { isoCodes: string[]; places: P[] }): DrawnMap<P> {
  const { chosen, others } = divideCountries(isoCodes);
  const collection: FeatureCollection = { type: 'FeatureCollection', features: chosen };
  const [[west, south], [east, north]] = boundsOf(places, collection);
  const projection = geoConicConformal()
    .rotate([-(west + east) / 2, 0])
    .parallels([south, north])
    .fitWidth(WIDTH - 2 * MARGIN, collection);
  const [left, top] = projection.translate();
  projection.translate([left + MARGIN, top + MARGIN]);
  const height = Math.ceil(geoPath(projection).bounds(collection)[1][1] + MARGIN);
  projection.clipExtent([[-2, -2], [WIDTH + 2, height + 2]]);
  const toPath = geoPath(projection).digits(1);

  const dots = places.flatMap((place) => {
    const point = projection([place.location.lon, place.location.lat]);
    return point ? [{ place, x: Math.round(point[0] * 10) / 10, y: Math.round(point[1] * 10) / 10 }] : [];
  });
  const labels = placeLabels({ dots: dots.map(({ place, x, y }) => ({ text: place.name, x, y })), width: WIDTH, height });
  return {
    width: WIDTH,
    height,
    chosen: chosen.flatMap((shape) => toPath(shape) ?? []),
    others: others.map((shape) => toPath(shape) ?? '').join(''),
    points: dots.map((dot, index) => ({ ...dot, label: labels[index] })),
  };
}

/** Which part of the world the projection has to be true for. */
function boundsOf(places: Place[], { features }: FeatureCollection): [[number, number], [number, number]] {
  const corners = features.map((shape) => geoPath().bounds(shape));
  const lons = [...corners.flatMap(([low, high]) => [low[0], high[0]]), ...places.map(({ location }) => location.lon)];
  const lats = [...corners.flatMap(([low, high]) => [low[1], high[1]]), ...places.map(({ location }) => location.lat)];
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}
