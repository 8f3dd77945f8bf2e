import type { LanguageProgress } from '../../shared/contracts';

/** A language's name in itself. */
export const LanguageName = ({ name, tag, direction }: Pick<LanguageProgress, 'name' | 'tag' | 'direction'>) => (
  <span lang={tag} dir={direction}>
    {name}
  </span>
);
