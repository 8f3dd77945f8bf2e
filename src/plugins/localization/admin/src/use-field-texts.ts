import { useForm, useQueryParams } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import type { FieldTexts, VersionTexts } from '../../shared/contracts';

import { savedPath } from './saved-path';
import { useGetVersionTextsQuery } from './services';

/** A text field of the form beside the source's. */
export interface FieldBeside {
  type: string;
  documentId: string;
  version: VersionTexts;
  field: FieldTexts;
}

/** Of the edit view's address. */
interface Query {
  status?: string;
  plugins?: { i18n?: { locale?: string } };
}

/**
 * All fields of the form ask in the same words, so the hub is asked once for all.
 *
 * @param name - of the field in the form
 * @returns undefined for a field without a text in the source or the draft, and in forms of anything but the draft of a
 *   version that is not the source
 */
export function useFieldTexts(name: string): FieldBeside | undefined {
  const { collectionType, slug: type = '', id } = useParams();
  const [{ query }] = useQueryParams<Query>();
  const locale = query.plugins?.i18n?.locale ?? '';
  const documentId = useForm('useFieldTexts', ({ initialValues }) => documentIdOf(initialValues));
  const path = useForm('useFieldTexts', ({ values, initialValues }) => savedPath({ name, values, initialValues }));
  // A relation is edited in a form over this one, and a clone in one that is not saved yet.
  const isOfPage = collectionType === 'single-types' || id === documentId;
  const { currentData: version } = useGetVersionTextsQuery(
    { type, documentId, locale },
    { skip: !documentId || !locale || !isOfPage || query.status === 'published' }
  );
  const field = version?.fields.find((candidate) => candidate.path === path);
  return version && field && { type, documentId, version, field };
}

/** '' of an entry that is not saved yet. */
const documentIdOf = (values: object): string => (values as { documentId?: string }).documentId ?? '';
