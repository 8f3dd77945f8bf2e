import { adminApi } from '@strapi/strapi/admin';

import type { ContentOverview, GetContentResponse } from '../../shared/contracts';

const overviewApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    getContentOverview: builder.query<ContentOverview, void>({
      query: () => '/overview/content',
      transformResponse: ({ data }: GetContentResponse) => data,
    }),
  }),
});

export const { useGetContentOverviewQuery } = overviewApi;
