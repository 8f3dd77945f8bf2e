import type { VersionState } from '../../../localization/shared/contracts';
import type { LanguageProgress } from '../../shared/contracts';

import type { NamedOption, Option } from './choice-fields';
import { LanguageName } from './language-name';
import type { ContentType } from './services';
import { STATES, useStateWords } from './state-words';
import { useTypeName } from './use-type-name';

/** Languages to choose from, each named in itself. */
export const languageOptions = (languages: readonly LanguageProgress[]): Option[] =>
  languages.map((language) => ({ value: language.locale, label: <LanguageName {...language} /> }));

export function useTypeOptions(contentTypes: readonly ContentType[]): NamedOption[] {
  const typeName = useTypeName(contentTypes);
  return contentTypes.map(({ uid }) => ({ value: uid, label: typeName(uid) }));
}

export function useStateOptions(): NamedOption<VersionState>[] {
  const words = useStateWords();
  return STATES.map((state) => ({ value: state, label: words[state] }));
}
