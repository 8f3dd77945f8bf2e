import { Typography } from '@strapi/design-system';

import type { BoardRow } from '../../../shared/board';
import type { LanguageProgress } from '../../../shared/contracts';

interface Props {
  row: Pick<BoardRow, 'name' | 'sourceLocale'>;
  languages: readonly LanguageProgress[];
}

/** What an entry is called in the language it was first written in. */
export const EntryName = ({ row: { name, sourceLocale }, languages }: Props) => {
  const source = languages.find(({ locale }) => locale === sourceLocale);
  return (
    <Typography tag="span" fontWeight="semiBold" textColor="neutral800" lang={source?.tag} dir={source?.direction}>
      {name}
    </Typography>
  );
};
