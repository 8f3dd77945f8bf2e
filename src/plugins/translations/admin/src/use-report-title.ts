import { useIntl, type MessageDescriptor } from 'react-intl';

import type { CheckedReport } from './use-checked-file';

/** What a report on a file is called. */
export function useReportTitle() {
  const intl = useIntl();
  const titles: Record<CheckedReport<unknown>['kind'], MessageDescriptor> = {
    checked: { id: 'translations.report.checked', defaultMessage: 'What {file} would change' },
    written: { id: 'translations.report.written', defaultMessage: '{file} has been taken over' },
    'not-written': { id: 'translations.report.not-written', defaultMessage: 'Nothing of {file} has been taken over' },
  };
  return ({ kind, file }: { kind: CheckedReport<unknown>['kind']; file: File }): string =>
    intl.formatMessage(titles[kind], { file: file.name });
}
