import type { Core } from '@strapi/strapi';

import type { Transliterate } from '../domain/derive';
import type { LocalizationOptions } from '../domain/locale-registry';
import type { Text } from '../domain/texts';
import { createTransliterator } from '../domain/transliterate';
import { createKeeper, type Keeper } from '../engine/keeper';

/** What the engine works with, made once per registry. */
export function createKeeperService({ strapi }: { strapi: Core.Strapi }) {
  let known: { options: LocalizationOptions; keeper: Keeper; transliterate: Transliterate } | undefined;
  const current = (): NonNullable<typeof known> => {
    const options = strapi.config.get<LocalizationOptions>('plugin::localization');
    if (known?.options !== options) {
      const transliterate = createTransliterate(options);
      known = { options, transliterate, keeper: createKeeper({ strapi, options, transliterate }) };
    }
    return known;
  };
  return {
    get: (): Keeper => current().keeper,
    transliterate: <Value extends Text>(text: Value): Value => current().transliterate(text),
  };
}

/** Strings are taken for Markdown: what looks like markup stays as it is, and plain text has none. */
function createTransliterate({ transliterationExceptions: exceptions = [] }: LocalizationOptions): Transliterate {
  const transliterator = createTransliterator({ exceptions });
  return <Value extends Text>(text: Value) =>
    (typeof text === 'string' ? transliterator.richtext(text) : transliterator.blocks(text)) as Value;
}

export type KeeperService = ReturnType<typeof createKeeperService>;

export const keeperOf = (strapi: Core.Strapi): Keeper =>
  strapi.plugin('localization').service<KeeperService>('keeper').get();
