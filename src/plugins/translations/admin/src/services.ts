import { adminApi } from '@strapi/strapi/admin';

import type { GetTotalsResponse, ImportResponse } from '../../shared/contracts';

/** A content type, as the content manager knows it. */
export interface ContentType {
  uid: string;
  kind: 'collectionType' | 'singleType';
  info: { displayName: string };
}

const translationsApi = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'TranslationTotals'] }).injectEndpoints({
  endpoints: (builder) => ({
    getTranslationTotals: builder.query<GetTotalsResponse, void>({
      query: () => '/translations/totals',
      providesTags: ['TranslationTotals'],
    }),
    importTranslations: builder.mutation<
      ImportResponse['data'],
      { file: File; isDryRun: boolean; acceptsPartial: boolean }
    >({
      query: ({ file, isDryRun, acceptsPartial }) => {
        const data = new FormData();
        data.append('file', file);
        return { url: '/translations/imports', method: 'POST', data, config: { params: { isDryRun, acceptsPartial } } };
      },
      transformResponse: ({ data }: ImportResponse) => data,
      // What the content manager has in store of any entry may be another now.
      invalidatesTags: (result) => (result?.isWritten ? ['Document', 'TranslationTotals'] : []),
    }),
    /** All of the hub's, as the content manager names them. Strapi has an endpoint `getContentTypes`, which ours would not replace. */
    getTranslatedContentTypes: builder.query<ContentType[], void>({
      query: () => '/content-manager/init',
      transformResponse: ({ data }: { data: { contentTypes: ContentType[] } }) => data.contentTypes,
    }),
  }),
});

export const { useGetTranslatedContentTypesQuery, useGetTranslationTotalsQuery, useImportTranslationsMutation } =
  translationsApi;
