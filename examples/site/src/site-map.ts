import { entryPath, homePath, listPath, TYPES_WITH_LIST } from './addresses';
import { alternatesOf, type Alternate } from './alternates';
import type { Content, Type } from './hub/content';
import { LOCALES, type LocaleCode } from './languages/locales';
import { slugsOf } from './page-context';

const TYPES: Type[] = [...TYPES_WITH_LIST, 'countries'];

/** A page of the site, and where it is in each language. */
interface MappedPage {
  path: string;
  alternates: Alternate[];
}

const inEveryLanguage = (pathIn: (locale: LocaleCode) => string) =>
  new Map(LOCALES.map(({ code }) => [code, pathIn(code)]));

/** Every page of the site in one language. */
function pagesOf(content: Content): MappedPage[] {
  const { locale } = content;
  const homes = inEveryLanguage(homePath);
  return [
    { path: homePath(locale), alternates: alternatesOf({ paths: homes, anyLanguage: '/' }) },
    ...TYPES_WITH_LIST.map((type) => ({
      path: listPath(locale, type),
      alternates: alternatesOf({ paths: inEveryLanguage((code) => listPath(code, type)) }),
    })),
    ...TYPES.flatMap((type) =>
      content[type].map((entry) => ({
        path: entryPath(locale, type, entry),
        alternates: alternatesOf({
          paths: new Map([...slugsOf(entry)].map(([code, slug]) => [code, entryPath(code, type, { slug })])),
        }),
      }))
    ),
  ];
}

/**
 * The site map of the protocol on sitemaps.org, with each page's other languages as Google reads them. An astro
 * integration makes such maps of a site whose addresses differ by language alone; here each slug is translated.
 *
 * @param contents - of every language
 * @param site - what every address begins with
 */
export function siteMapOf({ contents, site }: { contents: Content[]; site: URL | undefined }): string {
  // In addresses as URL writes them, nothing but "&" means anything to XML.
  const absolute = (path: string) => new URL(path, site).href.replaceAll('&', '&amp;');
  const root = { path: '/', alternates: alternatesOf({ paths: inEveryLanguage(homePath), anyLanguage: '/' }) };
  const urls = [root, ...contents.flatMap(pagesOf)].map(({ path, alternates }) => {
    const links = alternates.map(
      (alternate) => `<xhtml:link rel="alternate" hreflang="${alternate.hreflang}" href="${absolute(alternate.path)}"/>`
    );
    return `<url><loc>${absolute(path)}</loc>${links.join('')}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`;
}
