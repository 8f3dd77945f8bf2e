import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

import type { TermWarning } from '../../../shared/aids';

/** @returns a function from a warning of the glossary to a sentence, whose words of the other language say that they are */
export function useWarningText(): (request: { warning: TermWarning; locale: string }) => ReactNode {
  const intl = useIntl();
  return ({ warning: { kind, term, translation, found }, locale }) => {
    const inLanguage = (words: string | null | undefined) => <span lang={locale}>{words}</span>;
    const values = { term, translation: inLanguage(translation), found: inLanguage(found) };
    if (kind === 'missing') {
      return intl.formatMessage(
        { id: 'translations.warning.missing', defaultMessage: '“{term}” is “{translation}” in the glossary.' },
        values
      );
    }
    return translation === null
      ? intl.formatMessage(
          { id: 'translations.warning.forbidden', defaultMessage: 'Not “{found}” for “{term}”, by the glossary.' },
          values
        )
      : intl.formatMessage(
          {
            id: 'translations.warning.instead',
            defaultMessage: 'Not “{found}” for “{term}” but “{translation}”, by the glossary.',
          },
          values
        );
  };
}
