import { useIntl } from 'react-intl';

import type { ContentType } from './services';

/** @returns a function from a content type's uid to its name; the uid itself of one that is not known */
export function useTypeName(contentTypes: readonly ContentType[]): (uid: string) => string {
  const intl = useIntl();
  return (uid) => {
    const name = contentTypes.find((type) => type.uid === uid)?.info.displayName ?? uid;
    return intl.formatMessage({ id: name, defaultMessage: name });
  };
}
