import { Widget } from '@strapi/strapi/admin';

import { ContentTable } from './content-table';
import { useGetContentOverviewQuery } from './services';

/** The homepage widget: how many entries of each content type there are, in each language. */
export const ContentWidget = () => {
  // An editor who comes back from publishing expects the new number.
  const { data, isLoading } = useGetContentOverviewQuery(undefined, { refetchOnMountOrArgChange: true });

  if (isLoading) return <Widget.Loading />;
  if (!data) return <Widget.Error />;
  if (data.contentTypes.length === 0) return <Widget.NoPermissions />;
  return <ContentTable {...data} />;
};
