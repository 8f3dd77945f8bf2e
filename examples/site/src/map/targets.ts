/** As wide as a finger needs it where a map is as wide as a text, in units of the drawing. */
const LARGEST_RADIUS = 24;

interface Dot {
  x: number;
  y: number;
}

/**
 * How far around each dot a click or a touch means it: half the way to the nearest other dot at most, so that none lies
 * over another's. Dots on one spot cannot be told apart, and do not count as each other's neighbours.
 *
 * @returns radii in the order of the dots, in their units
 */
export function targetRadiiOf(dots: Dot[]): number[] {
  return dots.map((dot) => {
    const distances = dots.map(({ x, y }) => Math.hypot(x - dot.x, y - dot.y)).filter((distance) => distance > 0);
    return Math.min(LARGEST_RADIUS, ...distances.map((distance) => distance / 2));
  });
}
