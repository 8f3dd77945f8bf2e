import type { UID } from '@strapi/strapi';
import { sanitize } from '@strapi/utils';

import type { Settling } from './change';
import type { Entry } from './entry';

/**
 * Emits the event that Strapi itself would have, for versions whose rows the engine wrote in its stead: webhooks and other plugins
 * listen to these.
 */
export async function tellStrapi(
  { keeper: { strapi }, type }: Settling,
  { documentId }: Entry,
  event: 'entry.publish' | 'entry.unpublish' | 'entry.draft-discard' | 'entry.delete',
  locales: readonly string[]
): Promise<void> {
  const model = strapi.contentType(type as UID.ContentType);
  const status = event === 'entry.publish' ? 'published' : 'draft';
  const emit = async (locale: string): Promise<void> => {
    const entry = await strapi
      .documents(type as UID.ContentType)
      .findOne({ documentId, locale, status, populate: '*' } as never);
    const sanitized = await sanitize.sanitizers.defaultSanitizeOutput(
      { schema: model, getModel: (uid) => strapi.getModel(uid as UID.Schema) },
      entry as never
    );
    await strapi.eventHub.emit(event, { model: model.modelName, uid: type, entry: sanitized });
  };
  await strapi.db.transaction(({ onCommit }) => {
    onCommit(() => {
      for (const locale of locales) {
        // The write has committed: who listens cannot undo it, nor end the process.
        emit(locale).catch((error: Error) => strapi.log.error(`${event}: ${error.message}`));
      }
    });
  });
}
