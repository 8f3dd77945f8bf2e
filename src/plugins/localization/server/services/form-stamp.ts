import type { Core, UID } from '@strapi/strapi';

import { stampOfDraft } from '../store/form-content';

import { keeperOf } from './keeper';
import { createVersionRights, type Draft } from './version-rights';
import type { VersionsService } from './versions';

/** A version's form, and who has it before them. */
export interface PersonsForm {
  /** As Strapi puts it on the request. */
  ability: unknown;
  type: string;
  documentId: string;
  locale: string;
}

/**
 * The stamp of a version's draft for a person: of its texts, which they approve as a whole, and of the fields they may update, which their form puts back. In the
 * source, of all fields for who may publish it: what it shares with other languages goes out with it.
 *
 * @returns undefined where there is no such version
 */
export async function stampOfForm({
  strapi,
  ability,
  ...version
}: PersonsForm & { strapi: Core.Strapi }): Promise<string | undefined> {
  const { type, documentId, locale } = version;
  const rights = createVersionRights({ strapi, ability, type: type as UID.ContentType });
  const versions = strapi.plugin('localization').service<VersionsService>('versions');
  const statuses = await versions.statuses({ type, locale, documentIds: [documentId] });
  // What the hub does not keep yet may be the source.
  const isSource = statuses[documentId]?.isSource ?? true;
  return stampOfDraft<Draft>({
    strapi,
    tables: keeperOf(strapi).tables,
    ...version,
    mayChange: ({ draft, path }) => (isSource && rights.mayPublish(draft)) || rights.mayUpdateField({ draft, path }),
  });
}
