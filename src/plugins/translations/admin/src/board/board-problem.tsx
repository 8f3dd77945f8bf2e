import { useIntl } from 'react-intl';

import type { Problem } from '../problem';
import { ProblemText } from '../problem-text';

/** Why the board cannot be shown or changed, with each version that an action is refused for. */
export const BoardProblem = ({ problem: { message, parameter, refused } }: { problem: Problem }) => {
  const intl = useIntl();
  if (refused) {
    return (
      <ProblemText>
        {intl.formatMessage({ id: 'translations.board.refused', defaultMessage: 'Nothing was changed:' })}
        <ul>
          {refused.map(({ type, documentId, name, reason }) => (
            <li key={`${type} ${documentId}`}>{`${name}: ${reason}`}</li>
          ))}
        </ul>
      </ProblemText>
    );
  }
  const unanswered = intl.formatMessage({
    id: 'translations.board.unanswered',
    defaultMessage: 'The hub did not answer. Try again.',
  });
  return <ProblemText>{[parameter, message ?? unanswered].filter(Boolean).join(': ')}</ProblemText>;
};
