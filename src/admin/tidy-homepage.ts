import type { WidgetArgs } from '@strapi/strapi/admin';

/**
 * Widgets of Strapi that say what the hub says better: the user's name is in the menu, and the overview counts entries
 * by type and language instead of in one sum.
 */
const REDUNDANT_WIDGETS: readonly string[] = ['profile-info', 'key-statistics', 'chart-entries'];

/** What changed lately, and what there is: the homepage without repetitions. */
export const tidyHomepage = (widgets: WidgetArgs[]): WidgetArgs[] =>
  widgets.filter(({ id }) => !REDUNDANT_WIDGETS.includes(id));
