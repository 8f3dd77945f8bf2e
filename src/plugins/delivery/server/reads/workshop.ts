import type { Core, UID } from '@strapi/strapi';

import { optionsOf } from '../config';
import { createContentModel, type ContentModel } from '../content-model';
import { isPublicReader } from '../rights/public-reader';
import type { ReadWatch } from '../services/memory';
import type { HiddenBy } from '../tags/tags-of-rows';

import type { Status } from './choose-rows';
import type { Row } from './entry-row';
import { openKeptParts, type KeptParts } from './kept-parts';
import { createSanitizer, type AuthenticationInfo, type Sanitizer } from './sanitize-rows';
import { createShapes, type Shape, type Shapes } from './shapes';

/** What pieces are made with, for one read. */
export interface Workshop {
  strapi: Core.Strapi;
  model: ContentModel;
  hiddenBy: HiddenBy;
  status: Status;
  /** What the read asks for of each entry. */
  shape: Shape;
  sanitizer: Sanitizer;
  /** Undefined where nothing may be kept for this reader. */
  kept: KeptParts | undefined;
}

/** A read of a content type. */
export interface WorkshopRequest {
  uid: UID.ContentType;
  fields: unknown;
  populate: unknown;
  status?: Status;
  /** Who reads: what Strapi's authentication left on the request. */
  caller: AuthenticationInfo;
  /** Has Strapi take from whole rows what the caller must not see. */
  byStrapi: (rows: Row[]) => Promise<unknown>;
  /** Of the request; without it, the node's memory is not used. */
  watch: ReadWatch | undefined;
}

/** Prepares a read of entries as pieces. */
export function openWorkshop(
  { strapi }: { strapi: Core.Strapi },
  { uid, fields, populate, status = 'published', caller, byStrapi, watch }: WorkshopRequest
): Workshop {
  const { shapes, isKeeping, ...tools } = toolsOf(strapi);
  const sanitizer = createSanitizer({ strapi, uid, populate, caller, byStrapi });
  const mayKeep = status === 'published' && isKeeping && isPublicReader(caller);
  const kept = watch && mayKeep ? openKeptParts({ strapi, watch }) : undefined;
  const apart = !sanitizer.isByRow ? 'none' : kept ? 'all' : 'many';
  const shape = shapes.of({ uid, fields, populate, apart });
  return { ...tools, strapi, status, shape, sanitizer, kept };
}

/** What all reads of a hub are made with. */
type Tools = Pick<Workshop, 'model' | 'hiddenBy'> & { shapes: Shapes; isKeeping: boolean };

const tools = new WeakMap<Core.Strapi, Tools>();

function toolsOf(strapi: Core.Strapi): Tools {
  const known = tools.get(strapi);
  if (known) return known;
  const { contentTypes, hiddenBy, cache } = optionsOf(strapi);
  const model = createContentModel({ strapi, contentTypes });
  const made = { model, hiddenBy, shapes: createShapes({ model }), isKeeping: cache };
  tools.set(strapi, made);
  return made;
}
