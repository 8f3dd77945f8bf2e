/** Slugs of which no folder for a page can be made: it would be hidden, or be another page's folder or file. */
const NO_FOLDER = /^$|^\.|\/|^index\.html(\.(br|gz))?$/;

/**
 * A slug of which the folder of a page is made.
 *
 * @throws Error that names the entry, where its page would be written over another
 */
export function folderOf({ locale, type, slug }: { locale: string; type: string; slug: string }): string {
  if (!NO_FOLDER.test(slug)) return slug;
  throw new Error(
    `The slug "${slug}", among the ${type} in ${locale}, cannot be the folder of a page: give it another.`
  );
}
