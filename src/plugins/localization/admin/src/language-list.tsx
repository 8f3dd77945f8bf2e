import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { EntryVersions } from '../../shared/contracts';

import { standingOf } from './standing';
import { StandingLabel } from './standing-label';
import { useLanguageName } from './use-language-name';

/** The same form in another language, as Strapi's language picker opens it. */
const versionAddress = (code: string) => ({ search: `?${new URLSearchParams({ 'plugins[i18n][locale]': code })}` });

/** A link to the source, and the entry in all languages, each with how it stands. */
export const LanguageList = ({ entry, locale }: { entry: EntryVersions; locale: string }) => {
  const intl = useIntl();
  const languageName = useLanguageName();
  const { sourceLocale, versions } = entry;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {sourceLocale !== locale && (
        <Link tag={RouterLink} to={versionAddress(sourceLocale)}>
          {intl.formatMessage(
            { id: 'localization.list.open-source', defaultMessage: 'Open the source ({language})' },
            { language: languageName(sourceLocale) }
          )}
        </Link>
      )}
      <Typography tag="h3" variant="omega" fontWeight="bold" textColor="neutral800">
        {intl.formatMessage({ id: 'localization.list.title', defaultMessage: 'All languages' })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {versions.map((version) => (
          <Flex tag="li" key={version.locale} justifyContent="space-between" gap={2}>
            {version.locale === locale ? (
              <Typography textColor="neutral800" fontWeight="bold" aria-current="true">
                {languageName(version.locale)}
              </Typography>
            ) : (
              <Link tag={RouterLink} to={versionAddress(version.locale)}>
                {languageName(version.locale)}
              </Link>
            )}
            <StandingLabel standing={standingOf({ version, locale: version.locale })} />
          </Flex>
        ))}
      </Flex>
    </Flex>
  );
};
