import { useIntl } from 'react-intl';

import { Card } from './card';
import { FileDrop } from './file-drop';
import type { Import } from './use-import';

/** Where a translated file is chosen. What it would change is said in the report. */
export const ImportCard = (imported: Import) => {
  const intl = useIntl();
  return (
    <Card
      id="translations-import"
      title={intl.formatMessage({ id: 'translations.import.title', defaultMessage: 'Import' })}
      subtitle={intl.formatMessage({
        id: 'translations.import.intro',
        defaultMessage:
          'A file that has been translated. It is checked first: nothing is written until you take it over.',
      })}
    >
      <FileDrop
        {...imported}
        accept=".xlf,.xliff,application/xliff+xml"
        prompt={intl.formatMessage({ id: 'translations.import.drop', defaultMessage: 'Drop an XLIFF file here, or' })}
        tooLarge={intl.formatMessage({
          id: 'translations.import.too-large',
          defaultMessage: 'The file is larger than the hub takes. Export less at a time, such as one content type.',
        })}
      />
    </Card>
  );
};
