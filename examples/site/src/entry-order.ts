import { titleOf, type Titled } from './entry-title';
import type { Formats } from './languages/formats';

/** By what entries are called, as the page's language orders names. */
export const byName =
  ({ compare }: Pick<Formats, 'compare'>) =>
  (left: Titled, right: Titled): number =>
    compare(titleOf(left).text, titleOf(right).text);
