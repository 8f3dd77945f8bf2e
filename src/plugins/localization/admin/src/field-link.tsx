import { Link } from '@strapi/design-system';
import type { MouseEvent, ReactNode } from 'react';
import { Link as RouterLink, useLocation } from 'react-router-dom';

import { focusField } from './fields-on-page';

/** Of the address of an edit view: Strapi opens the component a field is in, and takes the focus there. */
const FIELD_PARAMETER = 'field';

/**
 * Leads to a field of the form.
 *
 * @param path - of the text in the draft
 */
export const FieldLink = ({ path, children }: { path: string; children: ReactNode }) => {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  parameters.set(FIELD_PARAMETER, path);
  const goThere = (event: MouseEvent) => {
    if (focusField(path)) event.preventDefault();
  };
  return (
    <Link tag={RouterLink} to={{ search: `?${parameters}` }} onClick={goThere}>
      {children}
    </Link>
  );
};
