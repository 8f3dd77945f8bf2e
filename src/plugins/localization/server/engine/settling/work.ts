import { moveWithParts, type PartOrigins } from '../../domain/align';
import { languagesOf } from '../../domain/derive';
import type { ShownText } from '../../domain/own-texts';
import { textsOf, walkParts } from '../../domain/parts';
import type { Texts } from '../../domain/texts';
import type { EntryRecord } from '../../domain/version-record';
import type { PlannedVersion } from '../../store/planned-rows';
import type { StoredVersion } from '../../store/read-versions';
import type { Change } from '../change';
import { draftLayer, findVersion } from '../entry';
import type { Keeper } from '../keeper';

/** An entry on its way through the steps of `settle`. */
export interface Work {
  change: Change;
  record: EntryRecord;
  /** The source draft's texts. */
  draft: Texts;
  /** What the drafts show, by locale. */
  draftShown: ReadonlyMap<string, ReadonlyMap<string, ShownText>>;
  plans: { drafts: PlannedVersion[]; published: PlannedVersion[] };
  /** Languages whose draft says something else by what was written in another one. */
  changedDrafts: string[];
  /** Languages whose published version has derived text that was written. */
  derivedLocales: string[];
}

export function startWork({ tables, deriver, localeCodes }: Keeper, change: Change): Work {
  const { record, versions, draftTruth, draftOrigins } = change;
  const source = findVersion(versions, { locale: record.sourceLocale, isPublished: false });
  let draft: Texts = source ? textsOf(source, tables.shapeOfPart) : new Map();
  // Where another version was written, the source's row still has the components it had: its texts go where these are now.
  if (draftOrigins && draftTruth !== record.sourceLocale) draft = moveWithParts(draft, draftOrigins);
  const layer = draftLayer({ record }, draft);
  const draftShown = new Map(localeCodes.map((locale) => [locale, deriver.show(layer, locale)]));
  return {
    change,
    record,
    draft,
    draftShown,
    plans: { drafts: [], published: [] },
    changedDrafts: [],
    derivedLocales: [],
  };
}

/** Every component where it is: nothing has moved. */
export const standing = ({ tables: { shapeOfPart } }: Keeper, version: StoredVersion): PartOrigins =>
  new Map([...walkParts(version, shapeOfPart)].map(({ path }) => [path, path]));

interface Planning extends Pick<PlannedVersion, 'locale' | 'truth' | 'origins' | 'shown'> {
  work: Pick<Work, 'change' | 'record'>;
}

/** A version in the layer of the truth, as it is to be; its slug is chosen later. */
export function planVersion({ deriver }: Keeper, { work, locale, truth, origins, shown }: Planning): PlannedVersion {
  const { change, record } = work;
  const { isPublished } = truth;
  return {
    documentId: change.documentId,
    locale,
    isPublished,
    truth,
    existing: findVersion(change.versions, { locale, isPublished }),
    origins,
    shown,
    slug: null,
    ...languagesOf({ locale, chain: deriver.chainOf(locale, record.sourceLocale), shown }),
  };
}
