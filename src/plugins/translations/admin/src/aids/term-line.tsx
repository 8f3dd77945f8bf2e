import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { TermMatch } from '../../../shared/aids';

/** A term that occurs in a text, and what it is called. */
export const TermLine = ({
  term: { term, translation, forbidden, note },
  locale,
}: {
  term: TermMatch;
  locale: string;
}) => {
  const intl = useIntl();
  return (
    <li>
      <Typography variant="pi" textColor="neutral700">
        {term} –{' '}
        {translation === null ? (
          intl.formatMessage({ id: 'translations.aids.no-translation', defaultMessage: 'not in the glossary yet' })
        ) : (
          <Typography tag="strong" variant="pi" fontWeight="bold" textColor="neutral800" lang={locale}>
            {translation}
          </Typography>
        )}
        {forbidden.length > 0 && (
          <>
            {', '}
            {intl.formatMessage(
              { id: 'translations.aids.forbidden', defaultMessage: 'not {words}' },
              { words: <span lang={locale}>{intl.formatList(forbidden, { type: 'disjunction' })}</span> }
            )}
          </>
        )}
        {note !== null && ` · ${note}`}
      </Typography>
    </li>
  );
};
