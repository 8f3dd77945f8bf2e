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
  /**
   * Which of the entries that an entry leads to are read apart from it: that takes a statement more, and each of them is read once. Where nothing is kept, it is worth
   * that only for many entries with all of their fields.
   */
  apart: 'all' | 'many' | 'none';
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

  const of = (asked: Asked): Shape => {
    const { uid, fields, populate } = asked;
    const key = JSON.stringify([uid, fields, populate, asked.apart]);
    const shape = known.get(key) ?? {
      uid,
      number: (lastNumber += 1),
      fields,
      ...split(asked),
    };
    known.set(key, shape);
    return shape;
  };

  function split({ uid, populate, apart }: Asked): Pick<Shape, 'populate' | 'holes'> {
    const holes = new Map<string, Shape>();
    if (apart === 'none' || !isRecord(populate)) return { populate, holes };
    const own = Object.entries(populate).map(([name, options]): [string, unknown] => {
      const link = model.linksOf(uid).get(name);
      const [target = ''] = link?.kind === 'relation' ? link.targets : [];
      const { fields, populate: below } = isRecord(options) ? options : {};
      const isApart = apart === 'all' || (link?.isToMany && fields === undefined);
      if (!isApart || !model.contentTypes.includes(target) || !isOfEntries(options)) return [name, options];
      holes.set(name, of({ uid: target as UID.ContentType, fields, populate: below, apart }));
      return [name, ONLY_IDS];
    });
    return { populate: Object.fromEntries(own), holes };
  }

  return { of };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOfEntries = (options: unknown): boolean =>
  isRecord(options) ? Object.keys(options).every((key) => OF_ENTRIES.includes(key)) : options === true;
