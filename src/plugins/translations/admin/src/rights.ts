export const READ_ACTION = 'plugin::content-manager.explorer.read';
const UPDATE_ACTION = 'plugin::content-manager.explorer.update';
const PUBLISH_ACTION = 'plugin::content-manager.explorer.publish';

/** A right of the signed-in person, as Strapi's admin panel has it. */
export interface Right {
  action: string;
  subject?: string | null;
  /** Without locales it holds in all of them. */
  properties?: { locales?: readonly string[] | null };
}

/** Which of these content types the person may read at all. */
export const readableTypes = (rights: readonly Right[], types: readonly string[]): string[] =>
  types.filter((type) => rights.some(({ action, subject }) => action === READ_ACTION && subject === type));

/** Whether the person may publish any of these content types in any language. */
export const mayPublish = (rights: readonly Right[], types: readonly string[]): boolean =>
  rights.some(({ action, subject }) => action === PUBLISH_ACTION && types.includes(subject ?? ''));

/** @returns the language of somebody who translates into one only */
export function onlyLanguage(rights: readonly Right[], types: readonly string[]): string | undefined {
  const updates = rights.filter(({ action, subject }) => action === UPDATE_ACTION && types.includes(subject ?? ''));
  if (updates.some(({ properties }) => !properties?.locales)) return undefined;
  const locales = new Set(updates.flatMap(({ properties }) => properties?.locales ?? []));
  return locales.size === 1 ? [...locales][0] : undefined;
}
