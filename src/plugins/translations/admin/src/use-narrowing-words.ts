import { useIntl } from 'react-intl';

import { useFilterWords } from './board/use-filter-words';
import type { BoardNarrowing } from './export-choice';
import { useGetTranslationBoardChoicesQuery, type ContentType } from './services';
import { useTypeName } from './use-type-name';

/** Says what an export was narrowed to on the board, a line for each. */
export function useNarrowingWords({
  narrowing: { ids, text, work, assignee, due, place },
  contentTypes,
}: {
  narrowing: BoardNarrowing;
  contentTypes: readonly ContentType[];
}): string[] {
  const intl = useIntl();
  const { data: { place: places, people = [] } = {} } = useGetTranslationBoardChoicesQuery();
  const words = useFilterWords();
  const typeName = useTypeName(contentTypes);
  const who: Record<string, string> = {
    me: intl.formatMessage({ id: 'translations.filter.me', defaultMessage: 'Me' }),
    nobody: intl.formatMessage({ id: 'translations.filter.nobody', defaultMessage: 'Nobody' }),
    ...Object.fromEntries(people.map(({ id, name }) => [id, name])),
  };
  const named: [string, string | undefined][] = [
    [intl.formatMessage({ id: 'translations.filter.text', defaultMessage: 'Name' }), text],
    [intl.formatMessage({ id: 'translations.filter.work', defaultMessage: 'Left to do' }), work && words.work[work]],
    [
      intl.formatMessage({ id: 'translations.filter.assignee', defaultMessage: 'Assigned to' }),
      assignee === undefined ? undefined : (who[assignee] ?? String(assignee)),
    ],
    [intl.formatMessage({ id: 'translations.filter.due', defaultMessage: 'Due' }), due && words.due[due]],
    [
      places ? typeName(places.contentType) : '',
      place && (places?.entries.find(({ documentId }) => documentId === place)?.name ?? place),
    ],
  ];
  const chosen = intl.formatMessage(
    {
      id: 'translations.board.chosen',
      defaultMessage:
        '{count, plural, =0 {Choose entries to do something with them.} one {# entry chosen} other {# entries chosen}}',
    },
    { count: ids?.length ?? 0 }
  );
  return [...(ids ? [chosen] : []), ...named.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))];
}
