import { Box } from '@strapi/design-system';
import { Layouts, Page, useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Navigate, Route, Routes } from 'react-router-dom';

import type { DeskProps } from './desk';
import { DESK_ADDRESS } from './desk-address';
import { mayPublish, onlyLanguage, readableTypes } from './rights';
import { useGetTranslatedContentTypesQuery, useGetTranslationTotalsQuery } from './services';
import { SubNavigation } from './sub-navigation';
import { SUB_PAGES } from './sub-pages';

/** The translators' desk: what its pages have in common, and the one that is open. */
export const TranslationsPage = () => {
  const intl = useIntl();
  const rights = useAuth('TranslationsPage', ({ permissions }) => permissions);
  // Who comes back from translating expects the new numbers.
  const totals = useGetTranslationTotalsQuery(undefined, { refetchOnMountOrArgChange: true });
  const types = useGetTranslatedContentTypesQuery();
  const title = intl.formatMessage({ id: 'translations.title', defaultMessage: 'Translations' });

  if (totals.isLoading || types.isLoading) return <Page.Loading />;
  if (!totals.data || !types.data) return <Page.Error />;
  const uids = totals.data.meta.contentTypes;
  const readable = readableTypes(rights, uids);
  if (readable.length === 0) return <Page.NoPermissions />;
  const desk: DeskProps = {
    languages: totals.data.data,
    contentTypes: readable.flatMap((uid) => types.data?.find((type) => type.uid === uid) ?? []),
    ownLocale: onlyLanguage(rights, uids),
    mayPublish: mayPublish(rights, uids),
  };
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={<SubNavigation />} />
      <Layouts.Content>
        <Box paddingBottom={8}>
          <Routes>
            {SUB_PAGES.map(({ path, Component }) => (
              <Route key={path} path={path} element={<Component {...desk} />} />
            ))}
            <Route path="*" element={<Navigate to={DESK_ADDRESS} replace />} />
          </Routes>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
};
