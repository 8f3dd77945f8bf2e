import type { UID } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

import type { ContentModel } from '../content-model';

/** What a query asks for of each entry of a type. */
export interface Shape {
  uid: UID.ContentType;
  /** Stands for the shape in the keys of its pieces. */
  number: number;
  fields: unknown;
  /** What is read together with an entry. Of entries that are pieces of their own, the ids. */
  populate: unknown;
  /** The attributes that lead to such entries, and what is asked for of those. */
  holes: ReadonlyMap<string, Shape>;
}

export interface Asked {
  uid: UID.ContentType;
  fields: unknown;
  populate: unknown;
  /** Whether entries may be read apart from those that they lead to. */
  isByRow: boolean;
}

/** What a populate may say so that what it leads to is the same wherever it stands. Filters, sorts and limits are for one place. */
const OF_ENTRIES = ['fields', 'populate'];
const ONLY_IDS = { fields: ['id'] };
const MAX_SHAPES = 1_000;

export interface Shapes {
  of(asked: Asked): Shape;
}

/** Finds the shapes of queries: two that ask for the same have the same. */
export function createShapes({ model }: { model: ContentModel }): Shapes {
  // One that is forgotten gets another number, and its pieces grow old.
  const known = new LRUCache<string, Shape>({ max: MAX_SHAPES });
  let lastNumber = 0;

  const of = ({ uid, fields, populate, isByRow }: Asked): Shape => {
    const key = JSON.stringify([uid, fields, populate, isByRow]);
    const shape = known.get(key) ?? {
      uid,
      number: (lastNumber += 1),
      fields,
      ...(isByRow ? split(uid, populate) : { populate, holes: new Map<string, Shape>() }),
    };
    known.set(key, shape);
    return shape;
  };

  function split(uid: string, populate: unknown): Pick<Shape, 'populate' | 'holes'> {
    const holes = new Map<string, Shape>();
    if (!isRecord(populate)) return { populate, holes };
    const own = Object.entries(populate).map(([name, options]): [string, unknown] => {
      const target = findTarget({ model, uid, name });
      if (target === undefined || !isOfEntries(options)) return [name, options];
      const { fields, populate: below } = isRecord(options) ? options : {};
      holes.set(name, of({ uid: target, fields, populate: below, isByRow: true }));
      return [name, ONLY_IDS];
    });
    return { populate: Object.fromEntries(own), holes };
  }

  return { of };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns the content type that an attribute leads to, if it is one whose entries can be pieces */
function findTarget({ model, uid, name }: { model: ContentModel; uid: string; name: string }) {
  const link = model.linksOf(uid).get(name);
  const [target = ''] = link?.kind === 'relation' ? link.targets : [];
  return model.contentTypes.includes(target) ? (target as UID.ContentType) : undefined;
}

const isOfEntries = (options: unknown): boolean =>
  isRecord(options) ? Object.keys(options).every((key) => OF_ENTRIES.includes(key)) : options === true;
