import { Flex, Typography } from '@strapi/design-system';
import { useTable } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { useGetVersionStatusesQuery } from './services';
import { standingOf } from './standing';
import { StandingLabel } from './standing-label';
import { useLanguageName } from './use-language-name';

/** A row of the content manager's list: an entry in the language that is shown. */
interface Row {
  documentId: string;
  locale?: string | null;
}

interface Column {
  label: string | { id: string };
}

interface Columns {
  displayedHeaders: Column[];
  layout: { options: { i18n?: { localized?: boolean } } };
}

/** Strapi's column of the languages an entry is available in. No language has a hole: it would say the same in each row. */
const AVAILABLE_IN = 'i18n.list-view.table.header.label';

/** Strapi's hook that adds columns to the content manager's list: how far each entry is in the language shown. */
export function addStateColumn<Waterfall extends Columns>({ displayedHeaders, layout, ...others }: Waterfall) {
  if (!layout.options.i18n?.localized) return { displayedHeaders, layout, ...others };
  const column = {
    attribute: { type: 'custom' },
    label: { id: 'localization.column.title', defaultMessage: 'Translation' },
    name: 'localization',
    searchable: false,
    sortable: false,
    cellFormatter: (row: Row, _header: object, { model }: { model: string }) => <StateCell row={row} type={model} />,
  };
  const shown = displayedHeaders.filter(({ label }) => typeof label === 'string' || label.id !== AVAILABLE_IN);
  return { displayedHeaders: [...shown, column], layout, ...others };
}

/** Every cell asks for the whole page in the same words, so the page is asked for once. */
const StateCell = ({ row: { documentId, locale }, type }: { row: Row; type: string }) => {
  const intl = useIntl();
  const languageName = useLanguageName();
  const rows = useTable('StateCell', (table) => table.rows) as unknown as Row[];
  const { data } = useGetVersionStatusesQuery(
    { type, locale: locale ?? '', documentIds: rows.map((row) => row.documentId) },
    { skip: !locale }
  );
  const version = data?.[documentId];
  if (!version || !locale) return null;

  const standing = standingOf({ version, locale });
  return (
    <Flex gap={2}>
      <StandingLabel standing={standing} />
      <Typography variant="pi" textColor="neutral600">
        {standing === 'derived' &&
          intl.formatMessage(
            { id: 'localization.column.derived', defaultMessage: 'in {language}' },
            { language: languageName(version.contentLocale) }
          )}
        {standing === 'in-progress' &&
          intl.formatMessage(
            { id: 'localization.column.left', defaultMessage: '{count} left' },
            { count: version.untranslatedCount }
          )}
        {standing === 'stale' &&
          intl.formatMessage(
            { id: 'localization.column.stale', defaultMessage: '{count, plural, one {# text} other {# texts}}' },
            { count: version.staleCount }
          )}
      </Typography>
    </Flex>
  );
};
