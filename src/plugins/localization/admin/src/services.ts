import { adminApi } from '@strapi/strapi/admin';

import type {
  BackfillProgress,
  EntryVersions,
  GetBackfillResponse,
  GetEntryResponse,
  GetStatusesResponse,
  GetTextsResponse,
  VersionAction,
  VersionActionRequest,
  VersionStatus,
  VersionTexts,
} from '../../shared/contracts';

interface Entry {
  type: string;
  documentId: string;
}

export interface Language {
  code: string;
  name: string;
}

/** The content manager's own tags: what it saves, publishes or deletes is asked for anew here, and the reverse. */
const tagsOf = ({ type, documentId }: Entry) => [
  { type: 'Document' as const, id: `${type}_${documentId}` },
  // Of a single type.
  { type: 'Document' as const, id: type },
];

/** What can be read anew without the form beside it, in which something may not be saved. */
const besideTagOf = ({ type, documentId }: Entry) => ({ type: 'BesideForm' as const, id: `${type}_${documentId}` });

const addTagTypes = ['BesideForm', 'Document', 'Locale'] as const;

const localizationApi = adminApi.enhanceEndpoints({ addTagTypes }).injectEndpoints({
  endpoints: (builder) => ({
    getEntryVersions: builder.query<EntryVersions, Entry>({
      query: ({ type, documentId }) => `/localization/entries/${type}/${documentId}`,
      transformResponse: ({ data }: GetEntryResponse) => data,
      providesTags: (_result, _error, entry) => [...tagsOf(entry), besideTagOf(entry)],
    }),
    getVersionTexts: builder.query<VersionTexts, Entry & { locale: string }>({
      query: ({ type, documentId, locale }) => `/localization/entries/${type}/${documentId}/${locale}/texts`,
      transformResponse: ({ data }: GetTextsResponse) => data,
      providesTags: (_result, _error, entry) => [...tagsOf(entry), besideTagOf(entry)],
    }),
    actOnVersion: builder.mutation<
      EntryVersions,
      Entry & VersionActionRequest & { locale: string; action: VersionAction }
    >({
      query: ({ type, documentId, locale, action, ...details }) => ({
        url: `/localization/entries/${type}/${documentId}/${locale}/${action}`,
        method: 'POST',
        data: details,
      }),
      transformResponse: ({ data }: GetEntryResponse) => data,
      invalidatesTags: (_result, error, { action, ...entry }) => {
        // Nobody marks a version as translated while anything in its form is not saved: the form is read anew too.
        const isFormToo = !error || (isConflict(error) && action === 'mark-translated');
        return isFormToo ? tagsOf(entry) : [besideTagOf(entry)];
      },
    }),
    getVersionStatuses: builder.query<
      Record<string, VersionStatus>,
      { type: string; locale: string; documentIds: string[] }
    >({
      query: ({ type, locale, documentIds }) => ({
        url: `/localization/statuses/${type}/${locale}`,
        config: { params: { documentIds: documentIds.join(',') } },
      }),
      transformResponse: ({ data }: GetStatusesResponse) => data,
      providesTags: (_result, _error, { type, documentIds }) =>
        documentIds.flatMap((documentId) => tagsOf({ type, documentId })),
    }),
    getBackfill: builder.query<BackfillProgress, void>({
      query: () => '/localization/backfill',
      transformResponse: ({ data }: GetBackfillResponse) => data,
    }),
    /** Strapi's table of locales: their names, as its language picker shows them. */
    getLanguages: builder.query<Language[], void>({
      query: () => '/i18n/locales',
      providesTags: [{ type: 'Locale', id: 'LIST' }],
    }),
  }),
});

/** Whether the hub refused something because what it goes by has changed meanwhile. */
export const isConflict = ({ name }: { name?: string }): boolean => name === 'ConflictError';

export const {
  useActOnVersionMutation,
  useGetBackfillQuery,
  useGetEntryVersionsQuery,
  useGetLanguagesQuery,
  useGetVersionStatusesQuery,
  useGetVersionTextsQuery,
} = localizationApi;
