import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import composeHub from '../../config/plugins';
import { DEFAULT_LOCALE, LOCALES } from '../../src/locales';

/** A hub to measure, or to compare with. */
export interface Variant {
  /**
   * The hub as it is; the hub with a delivery plugin that remembers nothing; that hub with its localization plugin off, too; or bare Strapi with
   * the hub's content types, where nothing of ours runs: neither plugins nor what src/index.ts registers, but for Strapi's own services,
   * controllers and routes of these types.
   */
  composition: 'hub' | 'without localization' | 'without memory' | 'bare';
  /** How many languages the registry has: the first ones of src/locales.ts. */
  localeCount: number;
}

/** What config/plugins.ts gives Strapi: the declaration of each plugin. */
type Plugins = Record<string, { resolve?: string; config: object; enabled?: boolean }>;

/**
 * Writes the compiled form of a variant: what Strapi loads instead of the hub's own `dist`. It is made of links to the hub's compiled
 * sources, so that all variants run the same code.
 *
 * @param root - the checkout's folder, whose dist is compiled
 * @param dir - a folder that does not exist yet
 */
export function writeVariant({ root, dir, variant }: { root: string; dir: string; variant: Variant }): void {
  const dist = path.join(root, 'dist');
  mkdirSync(path.join(dir, 'config'), { recursive: true });
  for (const file of readdirSync(path.join(dist, 'config')).filter((name) => name.endsWith('.js'))) {
    const source = JSON.stringify(path.join(dist, 'config', file));
    writeFileSync(path.join(dir, 'config', file), `module.exports = require(${source});\n`);
  }
  const composer = JSON.stringify(path.join(dist, 'scripts/bench/variant.js'));
  writeFileSync(
    path.join(dir, 'config/plugins.js'),
    `module.exports = () => require(${composer}).composePlugins(${JSON.stringify(variant)});\n`
  );

  const link = (part: string) => symlinkSync(path.join(dist, part), path.join(dir, part), 'junction');
  if (variant.composition !== 'bare') return link('src');
  const middlewares = JSON.stringify(path.join(dist, 'config/middlewares.js'));
  writeFileSync(
    path.join(dir, 'config/middlewares.js'),
    `module.exports = require(${composer}).withoutOurs(require(${middlewares}).default());\n`
  );
  mkdirSync(path.join(dir, 'src'));
  for (const part of ['src/api', 'src/components']) link(part);
  const coreApi = JSON.stringify(path.join(dist, 'src/core-api.js'));
  writeFileSync(
    path.join(dir, 'src/index.js'),
    `module.exports = { register: ({ strapi }) => require(${coreApi}).registerCoreApi(strapi) };\n`
  );
}

/** @returns the middlewares that are not of a plugin in this checkout */
export const withoutOurs = (middlewares: readonly (string | { name?: string })[]) =>
  middlewares.filter((entry) => !(typeof entry === 'string' ? entry : entry.name)?.startsWith('plugin::'));

type Named = 'localization' | 'translations' | 'delivery';

/** Makes a variant's plugins of the hub's; its config/plugins.js calls this. */
export function composePlugins({ composition, localeCount }: Variant): Plugins {
  const { localization, translations, delivery, ...others } = composeHub() as Plugins & Record<Named, Plugins[string]>;
  if (composition === 'without localization') {
    // The translators' desk stands on it.
    const off = {
      localization: { ...localization, enabled: false },
      translations: { ...translations, enabled: false },
    };
    // Views show fields that it adds to the types.
    return { ...off, delivery: { ...delivery, config: { ...delivery.config, views: {}, cache: false } }, ...others };
  }
  if (composition === 'bare') {
    // Our own plugins are those that lie in this checkout.
    return Object.fromEntries(Object.entries(others).filter(([, { resolve }]) => resolve === undefined));
  }
  const config = { ...localization.config, defaultLocale: DEFAULT_LOCALE, locales: firstLocales(localeCount) };
  const remembering = { ...delivery, config: { ...delivery.config, cache: composition !== 'without memory' } };
  return { localization: { ...localization, config }, translations, delivery: remembering, ...others };
}

/** @returns a registry that is whole: none of its languages falls back to one that is not in it */
export function firstLocales(count: number) {
  const locales = LOCALES.slice(0, count);
  const codes = locales.map(({ code }): string => code);
  return locales.map((locale) => ({ ...locale, fallbacks: locale.fallbacks.filter((code) => codes.includes(code)) }));
}
