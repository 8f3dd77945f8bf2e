import { Button, Flex, Typography } from '@strapi/design-system';
import { unstable_useDocumentLayout as useDocumentLayout, useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { VersionSummary } from '../../shared/contracts';

import { describeSegment, type FormLayout, type LabelPart } from './segment-label';
import type { Act } from './use-version-action';

interface Props {
  version: VersionSummary;
  type: string;
  act: Act;
  isActing: boolean;
}

/** The texts of a version whose source has changed since, each with a button that says it is right nevertheless. */
export const StaleTexts = ({ version, type, act, isActing }: Props) => {
  const intl = useIntl();
  const { edit } = useDocumentLayout(type);
  const isUnsaved = useForm('StaleTexts', ({ modified }) => modified);
  const nameSegment = useSegmentName({ model: type, layout: edit });
  const segments = version.fields.flatMap(({ staleSegments }) => staleSegments);
  if (segments.length === 0) return null;

  const mayMark = version.actions.includes('mark-correct');
  const stillCorrect = intl.formatMessage({ id: 'localization.stale.correct', defaultMessage: 'Still correct' });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="omega" fontWeight="bold" textColor="neutral800">
        {intl.formatMessage({ id: 'localization.stale.title', defaultMessage: 'The source has changed since:' })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {segments.map((segment) => (
          <Flex tag="li" key={segment} justifyContent="space-between" gap={2}>
            <Typography textColor="neutral800">{nameSegment(segment)}</Typography>
            {mayMark && (
              <Button
                type="button"
                variant="tertiary"
                size="S"
                disabled={isUnsaved || isActing}
                style={{ flexShrink: 0 }}
                aria-label={`${stillCorrect}: ${nameSegment(segment)}`}
                onClick={() => void act({ action: 'mark-correct', segment })}
              >
                {stillCorrect}
              </Button>
            )}
          </Flex>
        ))}
      </Flex>
      {mayMark && segments.length > 1 && (
        <Button
          type="button"
          variant="secondary"
          fullWidth
          disabled={isUnsaved || isActing}
          onClick={() => void act({ action: 'mark-correct' })}
        >
          {intl.formatMessage({ id: 'localization.stale.all-correct', defaultMessage: 'All still correct' })}
        </Button>
      )}
    </Flex>
  );
};

/** @returns a function from a segment's path to what it is called in the form */
function useSegmentName({ model, layout }: { model: string; layout: FormLayout }): (segment: string) => string {
  const intl = useIntl();
  const name = ({ label, row, block }: LabelPart): string => {
    const field = intl.formatMessage(label);
    if (block !== undefined) {
      const values = { field, position: block };
      return intl.formatMessage({ id: 'localization.stale.block', defaultMessage: '{field}, part {position}' }, values);
    }
    if (row === undefined) return field;
    const values = { field, position: row };
    return intl.formatMessage({ id: 'localization.stale.row', defaultMessage: '{field} {position}' }, values);
  };
  return (segment) => describeSegment({ segment, model, layout }).map(name).join(' – ');
}
