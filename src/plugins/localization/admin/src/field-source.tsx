import { IconButton, Typography, useField as useLabelledField, VisuallyHidden } from '@strapi/design-system';
import { ArrowDown } from '@strapi/icons';
import { useField, useForm } from '@strapi/strapi/admin';
import { useId, useRef, type ReactNode } from 'react';
import { useIntl } from 'react-intl';

import type { TextSegment } from '../../shared/contracts';
import type { PutText } from '../../shared/segment-aid';

import { focusControl, focusNextInNeed, NEED_MARK, PATH_MARK } from './fields-on-page';
import { putText } from './put-text';
import { segmentAids } from './segment-aids';
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
  /** Of the field in the content type's schema. */
  type: string;
  /** Whether the text has room beside the field; else it is above. */
  isBeside: boolean;
  /** What stands at the label already. */
  children: ReactNode;
}

/** What the source says in a text field, and what has become of it since it was translated. It stands in the field's label. */
export const FieldSource = ({ type, isBeside, children }: Props) => {
  const { name = '' } = useLabelledField('FieldSource');
  const beside = useFieldTexts(name);
  return (
    <>
      {children}
      {beside && <Source name={name} fieldType={type} isBeside={isBeside} {...beside} />}
    </>
  );
};

const Source = ({
  name,
  fieldType,
  isBeside,
  type,
  documentId,
  version,
  field,
}: FieldBeside & { name: string; fieldType: string; isBeside: boolean }) => {
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

  const isReadOnly = useForm('Source', ({ disabled }) => disabled);
  /** Its place in the form is the one in the draft, as long as no blocks have come or gone. */
  const putInto = ({ path }: TextSegment): PutText | undefined => {
    const isMoved = Array.isArray(value) && value.length !== (initialValue as unknown[] | null)?.length;
    if (isReadOnly || isMoved || path === null || fieldType === 'richtext') return undefined;
    const block = fieldType === 'blocks' ? Number(path.slice(path.lastIndexOf('.') + 1)) : undefined;
    // Later, since the focus moves: the key that pressed the button would be typed into the field.
    return (request) => window.setTimeout(() => part.current && putText({ part: part.current, block, ...request }));
  };

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
                    ? (path) => void act({ action: 'mark-correct', segment: path, seen: { [path]: segment.source } })
                    : undefined
                }
              >
                {segment.sourceIndex !== null &&
                  segmentAids.map((Aid, order) => (
                    <Aid
                      key={order}
                      {...{ type, documentId, locale, source, labelId }}
                      path={field.path}
                      sourceIndex={segment.sourceIndex as number}
                      putText={putInto(segment)}
                    />
                  ))}
              </SourceSegment>
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
