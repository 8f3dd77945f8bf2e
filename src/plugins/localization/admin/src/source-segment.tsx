import { TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useId, useMemo, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { TextSegment, VersionTexts } from '../../shared/contracts';

import { StandingLabel } from './standing-label';
import { diffTexts, type DiffPart } from './text-diff';

interface Props {
  segment: TextSegment;
  source: VersionTexts['source'];
  isMarkedUntranslated: boolean;
  /** Of the field's label, in the document. */
  labelId: string;
  isDisabled: boolean;
  /** Left out for who may not say so. */
  onCorrect?: (path: string) => void;
  /** What helps to translate it. */
  children: ReactNode;
}

/** One segment of the source; where the version's was made from another text, what has changed since, and a button that says it is right nevertheless. */
export const SourceSegment = ({
  segment,
  source,
  isMarkedUntranslated,
  labelId,
  isDisabled,
  onCorrect,
  children,
}: Props) => {
  const intl = useIntl();
  const textId = useId();
  const buttonId = useId();
  const { path, block, isStale } = segment;
  return (
    <div>
      <Typography
        id={textId}
        lang={source.tag}
        dir={source.direction}
        textColor="neutral700"
        fontWeight={block === 'heading' ? 'bold' : undefined}
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {isStale ? <Difference segment={segment} tag={source.tag} /> : segment.source}
      </Typography>{' '}
      {isMarkedUntranslated && <StandingLabel standing="derived" />}
      {isStale && path !== null && onCorrect && (
        <Inline
          id={buttonId}
          type="button"
          startIcon={<Check aria-hidden />}
          disabled={isDisabled}
          aria-labelledby={`${buttonId} ${labelId}`}
          aria-describedby={textId}
          onClick={() => onCorrect(path)}
        >
          {intl.formatMessage({ id: 'localization.stale.correct', defaultMessage: 'Still correct' })}
        </Inline>
      )}
      {children}
    </div>
  );
};

/** At the end of the text, as wide as its words. */
const Inline = styled(TextButton)`
  display: inline-flex;
  vertical-align: bottom;
`;

const Difference = ({ segment, tag }: { segment: TextSegment; tag: string }) => {
  const { madeFrom, source } = segment;
  const parts = useMemo(() => diffTexts({ before: madeFrom ?? '', now: source ?? '', tag }), [madeFrom, source, tag]);
  return parts.map((part, index) => <Change key={index} part={part} />);
};

const Change = ({ part: { kind, text } }: { part: DiffPart }) => {
  const intl = useIntl();
  switch (kind) {
    case 'kept':
      return text;
    case 'added':
      return (
        <Added>
          <Said lang={intl.locale}>
            [{intl.formatMessage({ id: 'localization.source.added', defaultMessage: 'added' })}:{' '}
          </Said>
          {text}
          <Said>] </Said>
        </Added>
      );
    case 'removed':
      return (
        <Removed>
          <Said lang={intl.locale}>
            [{intl.formatMessage({ id: 'localization.source.removed', defaultMessage: 'removed' })}:{' '}
          </Said>
          {text}
          <Said>] </Said>
        </Removed>
      );
  }
};

/** Screen readers do not tell ins and del on their own. */
const Said = styled(VisuallyHidden)`
  user-select: none;
`;

const Added = styled.ins`
  color: ${({ theme }) => theme.colors.success700};
  background: ${({ theme }) => theme.colors.success100};
`;

const Removed = styled.del`
  color: ${({ theme }) => theme.colors.danger700};
  background: ${({ theme }) => theme.colors.danger100};
`;
