import { saveRecords } from '../store/entry-records';

import type { Change, Settling } from './change';
import { linkOwnTargets, relinkTargets } from './published-targets';
import { settleDrafts } from './settling/drafts';
import { noteProgress } from './settling/progress';
import { settlePublished } from './settling/published';
import { startWork } from './settling/work';
import { tellEvents } from './tell-events';

/**
 * Has all versions of entries follow what was written: drafts, published versions, and what is remembered of them. The number of
 * statements depends on the content type alone.
 */
export async function settle({ changes, ...settling }: Settling & { changes: readonly Change[] }): Promise<void> {
  const works = changes.map((change) => startWork(settling.keeper, change));
  await settleDrafts(settling, works);
  await settlePublished(settling, works);
  for (const work of works) work.record = noteProgress(settling.keeper, work);
  const records = works.map(({ record, change: { stored }, changedDrafts }) => ({ record, stored, changedDrafts }));
  await saveRecords({ ...settling, records });

  const published = works.filter(({ change }) => change.isPublishedTouched);
  await linkOwnTargets({ ...settling, records: published.map(({ record }) => record) });
  await relinkTargets({ ...settling, documentIds: published.map(({ change }) => change.documentId) });
  for (const { change, record, derivedLocales } of works) {
    await tellEvents({ ...settling, before: change.before?.record, record, derivedLocales });
  }
}
