import { Box, Field, MultiSelect, MultiSelectOption, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

export interface Option<Value extends string = string> {
  value: Value;
  label: ReactNode;
}

/** One whose name can be put into a sentence. */
export interface NamedOption<Value extends string = string> extends Option<Value> {
  label: string;
}

interface FieldProps {
  name: string;
  label: string;
  error?: string;
}

interface SingleProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | undefined;
  /** What is said where nothing is chosen; with it, the choice can be taken back. */
  none?: string;
  onChange: (value: Value | undefined) => void;
}

/** One of several, with its label and what is wrong with it. */
export function SingleChoice<Value extends string>({ options, value, none, onChange, ...field }: SingleProps<Value>) {
  const clear = useClear();
  return (
    <LabelledField {...field}>
      <SingleSelect
        value={value ?? null}
        onChange={(chosen) => onChange(chosen === undefined ? undefined : (String(chosen) as Value))}
        {...(none !== undefined && { placeholder: none, clearLabel: clear, onClear: () => onChange(undefined) })}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </LabelledField>
  );
}

interface MultiProps<Value extends string> extends FieldProps {
  options: readonly NamedOption<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Any of several; none is no limit. */
export function MultiChoice<Value extends string>({ options, value, onChange, ...field }: MultiProps<Value>) {
  const intl = useIntl();
  const clear = useClear();
  return (
    <LabelledField {...field}>
      <MultiSelect
        value={[...value]}
        placeholder={intl.formatMessage({ id: 'translations.choice.all', defaultMessage: 'All' })}
        clearLabel={clear}
        // Tags would be clearer, but the design system gives their buttons no name.
        customizeContent={(chosen = []) => namesOf(options, chosen)}
        onClear={() => onChange([])}
        onChange={(chosen) => onChange(chosen as Value[])}
      >
        {options.map((option) => (
          <MultiSelectOption key={option.value} value={option.value}>
            {option.label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </LabelledField>
  );
}

const namesOf = (options: readonly NamedOption[], chosen: readonly string[]): string =>
  chosen.map((value) => options.find((option) => option.value === value)?.label ?? value).join(', ');

const useClear = () => useIntl().formatMessage({ id: 'translations.choice.clear', defaultMessage: 'Clear' });

const LabelledField = ({ name, label, error, children }: FieldProps & { children: ReactNode }) => (
  <Field.Root name={name} error={error}>
    <Field.Label>{label}</Field.Label>
    {children}
    <Box role="alert">
      <Field.Error />
    </Box>
  </Field.Root>
);
