import { useIntl } from 'react-intl';

import type { Problem } from './problem';
import { ProblemText } from './problem-text';

/** Why a file that was looked through was not taken over, as far as that is known. */
export const ReportProblem = ({ problem }: { problem: Problem }) => {
  const intl = useIntl();
  return (
    <ProblemText>
      {problem.message ??
        intl.formatMessage({
          id: 'translations.report.unsent',
          defaultMessage:
            'No answer came, so it is not known whether the translations were taken over. Check the file again: it shows what is left.',
        })}
    </ProblemText>
  );
};
