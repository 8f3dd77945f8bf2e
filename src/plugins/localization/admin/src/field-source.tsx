import { IconButton, Typography, useField as useLabelledField, VisuallyHidden } from '@strapi/design-system';
import { ArrowDown } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import { useId, useRef, type ReactNode } from 'react';
import { useIntl } from 'react-intl';

import { focusControl, focusNextInNeed, NEED_MARK, PATH_MARK } from './fields-on-page';
import { useGetEntryVersionsQuery } from './services';
import { Need, Quote, Segments, SOURCE_MARK } from './source-layout';
import { SourceSegment } from './source-segment';
import { StandingLabel } from './standing-label';
import { fieldsInNeed, needOfField, needOfSegment, STANDING_OF_NEED } from './text-need';
import { useFieldTexts, type FieldBeside } from './use-field-texts';
import { useLanguageName } from './use-language-name';
import { useShowSources } from './use-show-sources';
import { useVersionAction } from './use-version-action';

interface Props {
  /** Whether the text has room beside the field; else it is above. */
  isBeside: boolean;
  /** What stands at the label already. */
  children: ReactNode;
}

/** What the source says in a text field, and what has become of it since it was translated. It stands in the field's label. */
export const FieldSource = ({ isBeside, children }: Props) => {
  const { name = '' } = useLabelledField('FieldSource');
  const beside = useFieldTexts(name);
  return (
    <>
      {children}
      {beside && <Source name={name} isBeside={isBeside} {...beside} />}
    </>
  );
};

const Source = ({
  name,
  isBeside,
  type,
  documentId,
  version,
  field,
}: FieldBeside & { name: string; isBeside: boolean }) => {
  const intl = useIntl();
  const captionId = useId();
  const { id = '' } = useLabelledField('Source');
  const labelId = `${id}-label`;
  const part = useRef<HTMLDivElement>(null);
  const languageName = useLanguageName();
  const [showsSources] = useShowSources();
  const { value, initialValue } = useField(name);
  const { data: entry } = useGetEntryVersionsQuery({ type, documentId });
  const { locale, source } = version;
  const { act, isActing } = useVersionAction({
    entry: { type, documentId },
    locale,
    // The button is gone then: whoever uses the keyboard goes on in the field.
    onDone: () => part.current && focusControl(part.current),
  });

  const actions = entry?.versions.find((candidate) => candidate.locale === locale)?.actions ?? [];
  const need = needOfField({ field, locale });
  const segments = field.segments
    .map((segment) => ({ segment, need: needOfSegment({ segment, locale }) }))
    .filter(({ segment, need }) => need === 'stale' || (segment.source && showsSources));
  const isMixed = new Set(segments.map((one) => one.need)).size > 1;
  return (
    <>
      <Need ref={part} {...{ [PATH_MARK]: field.path, [NEED_MARK]: need }}>
        {need && <StandingLabel standing={STANDING_OF_NEED[need]} />}
        {need && fieldsInNeed(version).length > 1 && (
          <NextButton onClick={() => part.current && focusNextInNeed(part.current)} labelId={labelId} />
        )}
      </Need>
      {segments.length > 0 && (
        <Quote
          {...{ [SOURCE_MARK]: isBeside ? 'beside' : 'above' }}
          role="group"
          aria-labelledby={`${captionId} ${labelId}`}
          // A long text scrolls beside its field.
          tabIndex={isBeside ? 0 : undefined}
          $need={need}
        >
          <Typography id={captionId} variant="pi" fontWeight="bold" textColor="neutral600">
            <VisuallyHidden>
              {intl.formatMessage({ id: 'localization.standing.source', defaultMessage: 'Source' })}:{' '}
            </VisuallyHidden>
            {languageName(source.locale)}
          </Typography>
          <Segments>
            {segments.map(({ segment, need }, index) => (
              <SourceSegment
                key={index}
                segment={segment}
                source={source}
                isMarkedUntranslated={isMixed && need === 'untranslated'}
                labelId={labelId}
                // What is written in the field will be made from the source as it is.
                isDisabled={isActing || value !== initialValue}
                onCorrect={
                  actions.includes('mark-correct')
                    ? (path) => void act({ action: 'mark-correct', segment: path })
                    : undefined
                }
              />
            ))}
          </Segments>
        </Quote>
      )}
    </>
  );
};

const NextButton = ({ onClick, labelId }: { onClick: () => void; labelId: string }) => {
  const intl = useIntl();
  return (
    <IconButton
      size="XS"
      variant="ghost"
      label={intl.formatMessage({ id: 'localization.need.next', defaultMessage: 'Next text to do' })}
      aria-describedby={labelId}
      onClick={onClick}
    >
      <ArrowDown />
    </IconButton>
  );
};
