/** What the checks need of an attribute of a content type or component. */
export interface Attribute {
  type: string;
  private?: boolean;
  enum?: readonly string[];
  relation?: string;
  target?: string;
  component?: string;
  joinColumn?: object;
}

export interface Model {
  modelType?: string;
  attributes: Record<string, Attribute>;
}

/** An attribute that leads to another model: a relation, a component or a media file. */
export interface Link {
  target: string;
  /** Whether it leads to other entries, and not to a part or another language of the same one. */
  isRelation: boolean;
  /** Whether `count` works on it; Strapi silently ignores it on media and on `localizations`. */
  isCountable: boolean;
}

/** A model as one reader sees it: without private attributes and relations to types the reader may not find. */
export interface ReadableModel {
  fields: ReadonlyMap<string, Attribute>;
  links: ReadonlyMap<string, Link>;
}

export type ReadModel = (uid: string) => ReadableModel;

const FILE_UID = 'plugin::upload.file';
const LINK_TYPES = new Set(['relation', 'component', 'media', 'dynamiczone']);

/**
 * Looks models up as one reader sees them.
 *
 * @param getModel - Strapi's look-up of a content type or component by uid
 * @param mayFind - whether the reader may find entries of a content type
 */
export function createModelReader({
  getModel,
  mayFind,
}: {
  getModel: (uid: string) => Model;
  mayFind: (uid: string) => boolean;
}): ReadModel {
  const known = new Map<string, ReadableModel>();
  return (uid) => {
    const model = known.get(uid) ?? describe(getModel(uid), mayFind);
    known.set(uid, model);
    return model;
  };
}

function describe({ modelType, attributes }: Model, mayFind: (uid: string) => boolean): ReadableModel {
  const fields = new Map<string, Attribute>([['id', { type: 'integer' }]]);
  if (modelType === 'contentType') fields.set('documentId', { type: 'string' });

  const links = new Map<string, Link>();
  for (const [name, attribute] of Object.entries(attributes)) {
    if (attribute.private || attribute.type === 'password') continue;
    if (!LINK_TYPES.has(attribute.type)) fields.set(name, attribute);
    const link = linkOf(attribute, mayFind);
    if (link) links.set(name, link);
  }
  return { fields, links };
}

/** Dynamic zones and polymorphic relations lead to no one model: a file does not tell which entries use it. */
function linkOf(attribute: Attribute, mayFind: (uid: string) => boolean): Link | undefined {
  switch (attribute.type) {
    case 'component':
      return attribute.component ? { target: attribute.component, isRelation: false, isCountable: true } : undefined;
    case 'media':
      return { target: FILE_UID, isRelation: false, isCountable: false };
    case 'relation': {
      if (!attribute.target || attribute.relation?.startsWith('morph') || !mayFind(attribute.target)) return undefined;
      const isRelation = attribute.joinColumn === undefined;
      return { target: attribute.target, isRelation, isCountable: isRelation };
    }
    default:
      return undefined;
  }
}
