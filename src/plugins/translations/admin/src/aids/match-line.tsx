import { Flex, Link, TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import type { MemoryMatch } from '../../../shared/aids';
import { entryAddress } from '../entry-address';
import { useGetLanguageNamesQuery, useGetTranslatedContentTypesQuery } from '../services';

interface Props {
  match: MemoryMatch;
  /** Of the version; a match may be in another. */
  locale: string;
  /** Of the field's label, in the document. */
  labelId: string;
  /** Left out where there is no place to put it. */
  onUse: (() => void) | undefined;
}

/** The memory counts more for the same place than for the same text. */
const WHOLE = 100;

/** A translation that is known of a text like this one. */
export const MatchLine = ({ match, locale, labelId, onUse }: Props) => {
  const intl = useIntl();
  const textId = useId();
  const buttonId = useId();
  const { data: languages } = useGetLanguageNamesQuery();
  const { kind, score, source, target, locale: language, origin } = match;
  const languageName = languages?.find(({ code }) => code === language)?.name ?? language;
  return (
    <Flex tag="li" gap={2} alignItems="baseline">
      <Typography variant="pi" fontWeight="bold" textColor={score >= WHOLE ? 'success700' : 'neutral700'}>
        {intl.formatNumber(Math.min(score, WHOLE) / 100, { style: 'percent' })}
      </Typography>
      <div style={{ minWidth: 0 }}>
        <Typography
          id={textId}
          lang={language}
          dir="auto"
          textColor="neutral800"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {target}
        </Typography>{' '}
        {onUse && (
          <TextButton
            id={buttonId}
            type="button"
            aria-labelledby={`${buttonId} ${labelId}`}
            aria-describedby={textId}
            onClick={onUse}
            style={{ display: 'inline-flex', verticalAlign: 'bottom' }}
          >
            {intl.formatMessage({ id: 'translations.aids.use', defaultMessage: 'Use' })}
          </TextButton>
        )}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {language !== locale && (
            <Typography variant="pi" fontWeight="bold" textColor="neutral800">
              {languageName}
              {' · '}
            </Typography>
          )}
          {kind === 'fuzzy' &&
            intl.formatMessage({ id: 'translations.aids.of', defaultMessage: 'Translation of “{source}”' }, { source })}
          {kind === 'fuzzy' && ' · '}
          <Origin origin={origin} locale={language} />
        </Typography>
      </div>
    </Flex>
  );
};

/** Leads to the entry beside the form that is open, so that nothing in it is lost. */
const Origin = ({ origin, locale }: { origin: MemoryMatch['origin']; locale: string }) => {
  const intl = useIntl();
  const { data: contentTypes } = useGetTranslatedContentTypesQuery();
  if (origin.kind === 'file') return origin.name;
  const { type, documentId, path } = origin;
  const contentType = contentTypes?.find(({ uid }) => uid === type);
  if (!contentType) return null;
  const { displayName } = contentType.info;
  return (
    <Link tag={RouterLink} to={entryAddress({ contentType, documentId, locale })} target="_blank">
      {intl.formatMessage({ id: displayName, defaultMessage: displayName })}, {path}
      <VisuallyHidden>
        {' '}
        ({intl.formatMessage({ id: 'translations.aids.new-tab', defaultMessage: 'in a new tab' })})
      </VisuallyHidden>
    </Link>
  );
};
