import { adminApi } from '@strapi/strapi/admin';

import type { GetAidsResponse, SegmentAids } from '../../shared/aids';
import type {
  BoardActionRequest,
  BoardFilters,
  GetBoardChoicesResponse,
  GetBoardResponse,
  GetViewsResponse,
  SavedView,
} from '../../shared/board';
import type { GetTotalsResponse, ImportResponse } from '../../shared/contracts';
import type { GetDigestResponse } from '../../shared/digest';
import type { CreateTermRequest, GetGlossaryResponse, UpdateTermRequest } from '../../shared/glossary';
import type { TakeMemoryResponse, TakenFile } from '../../shared/memory';

/** A content type, as the content manager knows it. */
export interface ContentType {
  uid: string;
  kind: 'collectionType' | 'singleType';
  info: { displayName: string };
}

const TAGS = [
  'Document',
  'TranslationTotals',
  'TranslationBoard',
  'TranslationViews',
  'TranslationDigest',
  'TranslationGlossary',
  'TranslationMemory',
] as const;

/** As the hub takes a file. */
function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

const translationsApi = adminApi.enhanceEndpoints({ addTagTypes: TAGS }).injectEndpoints({
  endpoints: (builder) => ({
    getTranslationBoard: builder.query<GetBoardResponse, Record<string, string>>({
      query: (params) => ({ url: '/translations/board', config: { params } }),
      providesTags: ['TranslationBoard'],
    }),
    getTranslationBoardChoices: builder.query<GetBoardChoicesResponse['data'], void>({
      query: () => '/translations/board/choices',
      transformResponse: ({ data }: GetBoardChoicesResponse) => data,
    }),
    actOnTranslationBoard: builder.mutation<unknown, BoardActionRequest>({
      query: (data) => ({ url: '/translations/board/actions', method: 'POST', data }),
      // Where an action is refused, what the board shows is no longer so.
      invalidatesTags: (_result, error) =>
        error ? ['TranslationBoard'] : ['Document', 'TranslationTotals', 'TranslationBoard'],
    }),
    getTranslationViews: builder.query<SavedView[], void>({
      query: () => '/translations/views',
      transformResponse: ({ data }: GetViewsResponse) => data,
      providesTags: ['TranslationViews'],
    }),
    saveTranslationView: builder.mutation<unknown, { name: string; filters: BoardFilters }>({
      query: (data) => ({ url: '/translations/views', method: 'POST', data }),
      invalidatesTags: ['TranslationViews'],
    }),
    deleteTranslationView: builder.mutation<unknown, string>({
      query: (id) => ({ url: `/translations/views/${id}`, method: 'DELETE' }),
      invalidatesTags: ['TranslationViews'],
    }),
    getDigestChoice: builder.query<GetDigestResponse['data'], void>({
      query: () => '/translations/digest',
      transformResponse: ({ data }: GetDigestResponse) => data,
      providesTags: ['TranslationDigest'],
    }),
    chooseDigest: builder.mutation<unknown, { isWanted: boolean }>({
      query: (data) => ({ url: '/translations/digest', method: 'PUT', data }),
      invalidatesTags: ['TranslationDigest'],
    }),
    getTranslationTotals: builder.query<GetTotalsResponse, void>({
      query: () => '/translations/totals',
      providesTags: ['TranslationTotals'],
    }),
    importTranslations: builder.mutation<
      ImportResponse['data'],
      { file: File; isDryRun: boolean; acceptsPartial: boolean }
    >({
      query: ({ file, isDryRun, acceptsPartial }) => ({
        url: '/translations/imports',
        method: 'POST',
        data: formOf(file),
        config: { params: { isDryRun, acceptsPartial } },
      }),
      transformResponse: ({ data }: ImportResponse) => data,
      // What the content manager has in store of any entry may be another now.
      invalidatesTags: (result) => (result?.isWritten ? ['Document', 'TranslationTotals', 'TranslationBoard'] : []),
    }),
    takeMemory: builder.mutation<TakenFile, { file: File; isDryRun: boolean }>({
      query: ({ file, isDryRun }) => ({
        url: '/translations/memory',
        method: 'POST',
        data: formOf(file),
        config: { params: { isDryRun } },
      }),
      transformResponse: ({ data }: TakeMemoryResponse) => data,
      // What is offered beside the fields of any entry may be another now.
      invalidatesTags: (result) => (result?.isWritten ? ['TranslationMemory'] : []),
    }),
    getTranslationAids: builder.query<SegmentAids[], { type: string; documentId: string; locale: string }>({
      query: ({ type, documentId, locale }) => `/translations/aids/${type}/${documentId}/${locale}`,
      transformResponse: ({ data }: GetAidsResponse) => data,
      // What the content manager saves or publishes is asked for anew; of a single type it knows no documentId.
      providesTags: (_result, _error, { type, documentId }) => [
        { type: 'Document', id: `${type}_${documentId}` },
        { type: 'Document', id: type },
        'TranslationGlossary',
        'TranslationMemory',
      ],
    }),
    getGlossary: builder.query<GetGlossaryResponse, { text: string; page: number }>({
      query: ({ text, page }) => ({ url: '/translations/glossary', config: { params: { text, page } } }),
      providesTags: ['TranslationGlossary'],
    }),
    createTerm: builder.mutation<unknown, CreateTermRequest>({
      query: (data) => ({ url: '/translations/glossary', method: 'POST', data }),
      invalidatesTags: ['TranslationGlossary'],
    }),
    updateTerm: builder.mutation<unknown, { id: string; change: UpdateTermRequest }>({
      query: ({ id, change: data }) => ({ url: `/translations/glossary/${id}`, method: 'PUT', data }),
      invalidatesTags: ['TranslationGlossary'],
    }),
    deleteTerm: builder.mutation<unknown, string>({
      query: (id) => ({ url: `/translations/glossary/${id}`, method: 'DELETE' }),
      invalidatesTags: ['TranslationGlossary'],
    }),
    /** Strapi's table of locales, which knows the languages' names. */
    getLanguageNames: builder.query<{ code: string; name: string }[], void>({
      query: () => '/i18n/locales',
    }),
    /** All of the hub's, as the content manager names them. Strapi has an endpoint `getContentTypes`, which ours would not replace. */
    getTranslatedContentTypes: builder.query<ContentType[], void>({
      query: () => '/content-manager/init',
      transformResponse: ({ data }: { data: { contentTypes: ContentType[] } }) => data.contentTypes,
    }),
  }),
});

export const {
  useActOnTranslationBoardMutation,
  useChooseDigestMutation,
  useCreateTermMutation,
  useDeleteTermMutation,
  useDeleteTranslationViewMutation,
  useGetDigestChoiceQuery,
  useGetGlossaryQuery,
  useGetLanguageNamesQuery,
  useGetTranslatedContentTypesQuery,
  useGetTranslationAidsQuery,
  useGetTranslationBoardChoicesQuery,
  useGetTranslationBoardQuery,
  useGetTranslationTotalsQuery,
  useGetTranslationViewsQuery,
  useImportTranslationsMutation,
  useSaveTranslationViewMutation,
  useTakeMemoryMutation,
  useUpdateTermMutation,
} = translationsApi;
