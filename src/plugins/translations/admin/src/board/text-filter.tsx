import { Field, TextInput } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';

/** How long after the last letter the board is asked. */
const PAUSE_MS = 300;

interface Props {
  /** What the board is narrowed to. */
  value: string;
  onChange: (text: string) => void;
}

/** Searches while somebody types. */
export const TextFilter = ({ value, onChange }: Props) => {
  const intl = useIntl();
  const [typed, setTyped] = useState(value);
  const settled = useDebounce(typed, PAUSE_MS);
  const board = useRef({ text: value, onChange });
  board.current.onChange = onChange;

  useEffect(() => {
    if (settled === board.current.text) return;
    board.current.text = settled;
    board.current.onChange(settled);
  }, [settled]);
  // A link, such as a saved view, brings a text of its own.
  useEffect(() => {
    if (value === board.current.text) return;
    board.current.text = value;
    setTyped(value);
  }, [value]);

  return (
    <Field.Root name="text" role="search">
      <Field.Label>{intl.formatMessage({ id: 'translations.filter.text', defaultMessage: 'Name' })}</Field.Label>
      <TextInput
        type="search"
        startAction={<Search aria-hidden />}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </Field.Root>
  );
};
