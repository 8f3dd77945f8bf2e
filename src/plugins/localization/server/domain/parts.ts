import type { ContentShape } from './content-shape';
import { isEmptyText, type Text, type Texts } from './texts';

/** A stored row of a version, or of a component in it, with its texts and the components in it. */
export interface Part {
  id: number;
  /** Of the content type or component. */
  uid: string;
  /** By attribute. Empty ones are left out. */
  texts: ReadonlyMap<string, Text>;
  /** By attribute; a single component is a list of one. */
  parts: ReadonlyMap<string, readonly Part[]>;
}

export type ShapeOfPart = (part: Pick<Part, 'uid'>, isLocalised: boolean) => ContentShape;

/** A part with its path: '' for the version itself, `cover`, `statistics.0`. */
export interface PlacedPart {
  path: string;
  /** The path of what it is in; undefined for the version itself. */
  holder: string | undefined;
  part: Part;
  shape: ContentShape;
}

/** A version's row and all components in it, each after what holds it. */
export function* walkParts(root: Part, shapeOfPart: ShapeOfPart): Generator<PlacedPart> {
  yield* walk({ part: root, path: '', holder: undefined, isLocalised: true, shapeOfPart });
}

function* walk(place: {
  part: Part;
  path: string;
  holder: string | undefined;
  isLocalised: boolean;
  shapeOfPart: ShapeOfPart;
}): Generator<PlacedPart> {
  const { part, path, holder, isLocalised, shapeOfPart } = place;
  const shape = shapeOfPart(part, isLocalised);
  yield { path, holder, part, shape };
  for (const { name, isList, isLocalised: isInnerLocalised } of shape.parts) {
    for (const [index, inner] of (part.parts.get(name) ?? []).entries()) {
      yield* walk({
        part: inner,
        path: join(path, isList ? `${name}.${index}` : name),
        holder: path,
        isLocalised: isInnerLocalised,
        shapeOfPart,
      });
    }
  }
}

/** All texts of a version by path. */
export function textsOf(root: Part, shapeOfPart: ShapeOfPart): Texts {
  const texts = new Map<string, Text>();
  for (const { path, part, shape } of walkParts(root, shapeOfPart)) {
    for (const { name } of shape.texts) {
      const text = part.texts.get(name);
      if (!isEmptyText(text)) texts.set(join(path, name), text);
    }
  }
  return texts;
}

/** The path of something in a part. */
export const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The path of the component that something is in; '' for the version itself. */
export const holderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), 0));
