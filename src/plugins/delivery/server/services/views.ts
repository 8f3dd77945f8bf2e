import type { Core, UID } from '@strapi/strapi';

import type { DeliveryViews, ExcerptMeta } from '../../shared/contracts';
import { optionsOf } from '../config';
import { findViewFaults, type ViewModel } from '../domain/check-views';
import { expandView, type Selection, type ViewScope } from '../domain/expand-view';
import { readExcerpt } from '../reads/read-excerpt';

import type { ReadWatch } from './memory';

/** Who reads: what Strapi's authentication left on the request. */
export type Caller = Parameters<Core.Strapi['auth']['verify']>[0];

/** The version of an entry that is read. */
export interface EntryVersion {
  documentId: string;
  locale: string;
  status: 'draft' | 'published';
}

/** The excerpts of an entry's page. */
export interface ExcerptsRequest {
  uid: string;
  version: EntryVersion;
  caller: Caller;
  /** Of the request, where what is read may be kept. */
  watch: ReadWatch | undefined;
}

export interface ViewsService {
  /** The views a content type has: none, or link, card and page. */
  of(uid: string): DeliveryViews | undefined;
  /** Writes a view out as fields and populate for a caller. */
  expand(request: { uid: string; view: 'card' | 'page'; caller: Caller }): Promise<Selection>;
  /**
   * Reads the excerpts of an entry's page, with a fixed number of statements: one list and at most one count for each.
   * Runs in the request's context, so that nothing is in them that the caller may not see.
   */
  readExcerpts(request: ExcerptsRequest): Promise<Excerpts>;
  /** @throws Error naming every view that shows what its content type has not */
  check(): void;
}

/** Entries and what is said of them, by the name of the excerpt. */
export interface Excerpts {
  data: Record<string, unknown[]>;
  meta: Record<string, ExcerptMeta>;
}

const FILE_UID = 'plugin::upload.file';

interface Attribute {
  type: string;
  target?: string;
  component?: string;
}

/** Writes `view` out as what it shows, by the options, for what the caller may see. */
export function createViewsService({ strapi }: { strapi: Core.Strapi }): ViewsService {
  const { views } = optionsOf(strapi);
  const model = modelOf(strapi);

  const scopeFor = async (caller: Caller): Promise<ViewScope> => {
    const readable = new Set(await findReadable({ strapi }, Object.keys(views), caller));
    return {
      viewsOf: (uid) => views[uid] as DeliveryViews,
      targetOf: (uid, attribute) => model.targetOf(uid, attribute) as string,
      mayFind: (uid) => !(uid in strapi.contentTypes) || uid === FILE_UID || readable.has(uid),
    };
  };

  return {
    of: (uid) => views[uid],

    async expand({ uid, view, caller }) {
      return expandView((views[uid] as DeliveryViews)[view], uid, await scopeFor(caller));
    },

    async readExcerpts({ uid, version, caller, watch }) {
      const scope = await scopeFor(caller);
      const declared = Object.entries((views[uid] as DeliveryViews).page.excerpts ?? {});
      const visible = declared.filter(([, { type }]) => scope.mayFind(type));
      const read = await Promise.all(
        visible.map(async ([name, excerpt]) => {
          const selection = expandView(scope.viewsOf(excerpt.type).card, excerpt.type, scope);
          return [name, await readExcerpt({ strapi }, { excerpt, selection, version, caller, watch })] as const;
        })
      );
      return {
        data: Object.fromEntries(read.map(([name, { entries }]) => [name, entries])),
        meta: Object.fromEntries(read.map(([name, { meta }]) => [name, meta])),
      };
    },

    check() {
      const faults = findViewFaults(views, model);
      if (faults.length > 0)
        throw new Error(`The delivery views do not fit the content types:\n  ${faults.join('\n  ')}`);
    },
  };
}

/** The plugin's service of that name. */
export const viewsOf = (strapi: Core.Strapi): ViewsService => strapi.plugin('delivery').service('views');

function modelOf(strapi: Core.Strapi): ViewModel {
  const attributesOf = (uid: string): Record<string, Attribute> | undefined => {
    const attributes = strapi.getModel(uid as UID.Schema)?.attributes as Record<string, Attribute> | undefined;
    return attributes && { id: { type: 'integer' }, ...attributes };
  };
  return {
    attributesOf,
    targetOf(uid, attribute) {
      const found = attributesOf(uid)?.[attribute];
      return found?.type === 'media' ? FILE_UID : (found?.target ?? found?.component);
    },
  };
}

/** Relations to types the caller may not find do not exist for them. */
async function findReadable(
  { strapi }: { strapi: Core.Strapi },
  uids: readonly string[],
  caller: Caller
): Promise<string[]> {
  const answers = uids.map(async (uid) => {
    try {
      await strapi.auth.verify(caller, { scope: [`${uid}.find`] });
      return [uid];
    } catch {
      return [];
    }
  });
  return (await Promise.all(answers)).flat();
}
