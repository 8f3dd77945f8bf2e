import { Flex, TextButton } from '@strapi/design-system';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { SegmentAidProps } from '../../../../localization/shared/segment-aid';
import type { MemoryMatch, TermMatch } from '../../../shared/aids';
import { useGetTranslationAidsQuery } from '../services';

import { MatchLine } from './match-line';
import { TermLine } from './term-line';
import { WarningLine } from './warning-line';

/** Lines that are shown before somebody asks for more. Warnings always are. */
const SHOWN = 3;

type Line = { kind: 'match'; match: MemoryMatch; passage: string } | { kind: 'term'; term: TermMatch };

const List = styled(Flex).attrs({ tag: 'ul', direction: 'column', alignItems: 'stretch', gap: 1 })`
  margin-block-start: ${({ theme }) => theme.spaces[1]};
`;

/**
 * What the glossary and the memory have for a text, under what the source says: what is wrong with its translation, what was translated before, and
 * what its terms are called. Nothing where they have nothing. All texts of the form ask in the same words, so the hub is asked once.
 */
export const SegmentAid = ({ type, documentId, locale, path, sourceIndex, labelId, putText }: SegmentAidProps) => {
  const intl = useIntl();
  const listId = useId();
  const [showsAll, setShowsAll] = useState(false);
  const { currentData = [] } = useGetTranslationAidsQuery({ type, documentId, locale });
  const aids = currentData.filter((aid) => aid.path === path && aid.sourceIndex === sourceIndex);
  if (aids.length === 0) return null;

  const warnings = aids.flatMap((aid) => aid.warnings);
  const terms = new Map(aids.flatMap((aid) => aid.terms).map((term) => [term.term, term]));
  const lines: Line[] = [
    ...aids.flatMap(({ matches, passage }) => matches.map((match): Line => ({ kind: 'match', match, passage }))),
    ...[...terms.values()].map((term): Line => ({ kind: 'term', term })),
  ];
  const shown = showsAll ? lines : lines.slice(0, SHOWN);
  return (
    <>
      <List
        id={listId}
        aria-label={intl.formatMessage({ id: 'translations.aids.title', defaultMessage: 'Memory and glossary' })}
      >
        {warnings.map((warning, index) => (
          <WarningLine key={`warning ${index}`} warning={warning} locale={locale} />
        ))}
        {shown.map((line, index) =>
          line.kind === 'term' ? (
            <TermLine key={index} term={line.term} locale={locale} />
          ) : (
            <MatchLine
              key={index}
              match={line.match}
              locale={locale}
              labelId={labelId}
              // Of an image, the texts are no text in the editor.
              onUse={
                putText && /^[\d.]*$/.test(line.passage)
                  ? () => putText({ text: line.match.target, passage: line.passage })
                  : undefined
              }
            />
          )
        )}
      </List>
      {lines.length > SHOWN && (
        <TextButton
          type="button"
          aria-expanded={showsAll}
          aria-controls={listId}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll
            ? intl.formatMessage({ id: 'translations.aids.fewer', defaultMessage: 'Show fewer' })
            : intl.formatMessage(
                { id: 'translations.aids.more', defaultMessage: 'Show {count} more' },
                { count: lines.length - SHOWN }
              )}
        </TextButton>
      )}
    </>
  );
};
