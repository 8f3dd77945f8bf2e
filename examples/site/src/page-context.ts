import { readContent, type Content, type Entry, type Type } from './hub/content';
import { createFormats, type Formats } from './languages/formats';
import { DEFAULT_LOCALE, LOCALES, type LocaleCode } from './languages/locales';
import { MESSAGES, type Messages } from './languages/messages';
import { folderOf } from './page-folder';

/** What every page is made with. */
export interface PageContext {
  locale: LocaleCode;
  t: Messages;
  formats: Formats;
  content: Content;
}

export async function contextOf(locale: string | undefined): Promise<PageContext> {
  const code = LOCALES.find((known) => known.code === locale)?.code ?? DEFAULT_LOCALE;
  return { locale: code, t: MESSAGES[code], formats: createFormats(code), content: await readContent(code) };
}

/** A page for each language. */
export const localePaths = () => LOCALES.map(({ code }) => ({ params: { locale: code } }));

/**
 * A page for each entry of a type, in each language.
 *
 * @throws Error that names the entry which can have none
 */
export async function entryPaths(type: Type) {
  const contents = await Promise.all(LOCALES.map(({ code }) => readContent(code)));
  return contents.flatMap(({ locale, [type]: entries }) =>
    entries.map(({ slug }) => ({ params: { locale, slug: folderOf({ locale, type, slug }) } }))
  );
}

/** What an entry's page is made with. */
export async function entryContextOf<T extends Type>(
  type: T,
  params: { locale?: string | undefined; slug?: string | undefined }
): Promise<PageContext & { entry: Entry<T> }> {
  const context = await contextOf(params.locale);
  const entries: Entry<T>[] = context.content[type];
  const entry = entries.find(({ slug }) => slug === params.slug);
  if (!entry) throw new Error(`There is no entry "${params.slug}" among the ${type} in ${context.locale}`);
  return { ...context, entry };
}

/** Where the same entry is in each language it is published in, this one included. */
export function slugsOf(entry: {
  slug: string;
  locale: string | null;
  localizations: { slug: string; locale: string | null }[];
}): Map<LocaleCode, string> {
  return new Map([entry, ...entry.localizations].map(({ locale, slug }) => [locale as LocaleCode, slug]));
}
