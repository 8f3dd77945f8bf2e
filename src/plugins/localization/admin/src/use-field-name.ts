import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { describeField, type LabelPart } from './field-label';

/** @returns a function from a text's path to what its field is called in the form */
export function useFieldName(model: string): (path: string) => string {
  const intl = useIntl();
  const { edit: layout } = useDocumentLayout(model);
  const name = ({ label, row }: LabelPart): string => {
    const field = intl.formatMessage(label);
    if (row === undefined) return field;
    const values = { field, position: row };
    return intl.formatMessage({ id: 'localization.need.row', defaultMessage: '{field} {position}' }, values);
  };
  return (path) => describeField({ path, model, layout }).map(name).join(' – ');
}
