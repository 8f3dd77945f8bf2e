import type { DeliveryViews, Part, Shown } from '../../shared/contracts';

/** What a query asks for, as Strapi's document service takes it. */
export interface Selection {
  fields: string[];
  sort?: string;
  populate?: Record<string, Selection>;
}

/** What expanding needs to know of the content model and of the reader. */
export interface ViewScope {
  /** The delivery views of a content type. */
  viewsOf(uid: string): DeliveryViews;
  /** The content type, component or file behind an attribute of a model. */
  targetOf(uid: string, attribute: string): string;
  /** Whether the reader may find entries of a model; true for components and files. */
  mayFind(uid: string): boolean;
}

/**
 * Writes a delivery view out as fields and populate. Relations to types the reader may not find are left out: for them
 * they do not exist.
 *
 * @param uid - the content type or component the part is of
 */
export function expandView(part: Part<'link' | 'card'>, uid: string, scope: ViewScope): Selection {
  const populate: Record<string, Selection> = {};
  for (const [attribute, shown] of Object.entries(part.populate ?? {})) {
    const target = scope.targetOf(uid, attribute);
    if (scope.mayFind(target)) populate[attribute] = expandShown(shown, target, scope);
  }
  return { fields: [...part.fields], ...(Object.keys(populate).length > 0 && { populate }) };
}

function expandShown(shown: Shown<'link' | 'card'>, uid: string, scope: ViewScope): Selection {
  if (typeof shown === 'object' && 'as' in shown) return { ...expandShown(shown.as, uid, scope), sort: shown.sort };
  if (shown === 'link') return { fields: [...scope.viewsOf(uid).link] };
  return expandView(shown === 'card' ? scope.viewsOf(uid).card : shown, uid, scope);
}
