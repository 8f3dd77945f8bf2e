import { localeOf, type LocaleCode } from './locales';
import { MESSAGES } from './messages';

/** What a language is called in another, such as that of a file; the tag itself where nobody has a name for it. */
export function languageNameOf({ tag, locale }: { tag: string; locale: LocaleCode }): string {
  const own: Record<string, string> = MESSAGES[locale].languageNames;
  return own[tag] ?? new Intl.DisplayNames(localeOf(locale).intl, { type: 'language' }).of(tag) ?? tag;
}
