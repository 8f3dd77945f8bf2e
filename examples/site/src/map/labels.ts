/** Where the text of a label stands, and from which of its ends it runs. */
export interface Label {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Dot {
  text: string;
  x: number;
  y: number;
}
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const FONT_SIZE = 17;
/** What a letter takes on average, as part of the font's size. */
const LETTER_WIDTH = 0.53;
const GAP = 12;
const DOT_RADIUS = 8;

/**
 * Puts a label beside each dot, where it covers neither a dot nor another label: to its right, else to its left, above
 * it, or below it.
 *
 * @returns the labels in the order of the dots; undefined where there is no room for one
 */
export function placeLabels({
  dots,
  width,
  height,
}: {
  dots: Dot[];
  width: number;
  height: number;
}): (Label | undefined)[] {
  const taken: Box[] = dots.map(({ x, y }) => boxAround({ x, y, width: 2 * DOT_RADIUS, height: 2 * DOT_RADIUS }));
  const labels = new Map<Dot, Label>();
  // Who has the most neighbours has the least choice.
  const byCrowd = dots.toSorted((left, right) => crowdAround(right, dots) - crowdAround(left, dots));
  for (const dot of byCrowd) {
    const ownDot = dots.indexOf(dot);
    const found = candidatesOf(dot).find(
      ({ box }) =>
        box.left >= 0 &&
        box.right <= width &&
        box.top >= 0 &&
        box.bottom <= height &&
        taken.every((other, index) => index === ownDot || !overlaps(box, other))
    );
    if (!found) continue;
    taken.push(found.box);
    labels.set(dot, found.label);
  }
  return dots.map((dot) => labels.get(dot));
}

function candidatesOf({ text, x, y }: Dot): { label: Label; box: Box }[] {
  const width = text.length * FONT_SIZE * LETTER_WIDTH;
  const height = FONT_SIZE;
  const middle = y + FONT_SIZE * 0.33;
  return [
    { label: { x: x + GAP, y: middle, anchor: 'start' }, box: boxAround({ x: x + GAP + width / 2, y, width, height }) },
    { label: { x: x - GAP, y: middle, anchor: 'end' }, box: boxAround({ x: x - GAP - width / 2, y, width, height }) },
    { label: { x, y: y - GAP, anchor: 'middle' }, box: boxAround({ x, y: y - GAP - height / 3, width, height }) },
    {
      label: { x, y: y + GAP + height * 0.7, anchor: 'middle' },
      box: boxAround({ x, y: y + GAP + height / 2.5, width, height }),
    },
  ];
}

const crowdAround = (dot: Dot, dots: Dot[]) =>
  dots.filter(({ x, y }) => Math.hypot(x - dot.x, y - dot.y) < 5 * FONT_SIZE).length;

const boxAround = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlaps = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
