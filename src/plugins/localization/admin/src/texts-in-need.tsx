import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { EntryVersions, VersionSummary } from '../../shared/contracts';

import { FieldLink } from './field-link';
import { useGetVersionTextsQuery } from './services';
import { StandingLabel } from './standing-label';
import { fieldsInNeed, sourcesOfStale, STANDING_OF_NEED } from './text-need';
import { useFieldName } from './use-field-name';
import { useShowSources } from './use-show-sources';
import type { Act } from './use-version-action';

interface Props {
  entry: EntryVersions;
  version: VersionSummary;
  act: Act;
  isActing: boolean;
}

/** The text fields of a version that somebody still has to see to, each a link to its place in the form. */
export const TextsInNeed = ({
  entry: { type, documentId },
  version: { locale, actions, staleCount },
  act,
  isActing,
}: Props) => {
  const intl = useIntl();
  const isUnsaved = useForm('TextsInNeed', ({ modified }) => modified);
  const [showsSources, showSources] = useShowSources();
  const nameField = useFieldName(type);
  const { currentData: texts } = useGetVersionTextsQuery({ type, documentId, locale });
  if (!texts || texts.fields.length === 0) return null;

  const fields = fieldsInNeed(texts);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {fields.length > 0 && (
        <>
          <Typography tag="h3" variant="omega" fontWeight="bold" textColor="neutral800">
            {intl.formatMessage({ id: 'localization.need.title', defaultMessage: 'Still to do' })}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {fields.map(({ path, need }) => (
              <Flex tag="li" key={path} justifyContent="space-between" gap={2}>
                <FieldLink path={path}>{nameField(path)}</FieldLink>
                <StandingLabel standing={STANDING_OF_NEED[need]} />
              </Flex>
            ))}
          </Flex>
        </>
      )}
      {actions.includes('mark-correct') && staleCount > 1 && (
        <Button
          type="button"
          variant="secondary"
          fullWidth
          disabled={isUnsaved || isActing}
          onClick={() => void act({ action: 'mark-correct', seen: sourcesOfStale(texts) })}
        >
          {intl.formatMessage({ id: 'localization.stale.all-correct', defaultMessage: 'All still correct' })}
        </Button>
      )}
      <Checkbox checked={showsSources} onCheckedChange={(checked) => showSources(checked === true)}>
        {intl.formatMessage({ id: 'localization.source.show', defaultMessage: 'Source at each field' })}
      </Checkbox>
    </Flex>
  );
};
