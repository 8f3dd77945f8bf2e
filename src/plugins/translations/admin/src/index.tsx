import { Earth } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { SegmentAid } from './aids/segment-aid';
import { READ_ACTION } from './rights';

/** In Strapi's menu: after the content manager (3) and the media library (4). */
const POSITION = 5;

const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  bs: () => import('./translations/bs.json'),
  en: () => import('./translations/en.json'),
  hr: () => import('./translations/hr.json'),
  mk: () => import('./translations/mk.json'),
  sq: () => import('./translations/sq.json'),
  sr: () => import('./translations/sr.json'),
};

/** The part of the plugin localization that others may add to. */
interface LocalizationApis {
  addSegmentAid(Component: typeof SegmentAid): void;
}

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'translations', name: 'translations' });
    app.addMenuLink({
      to: 'plugins/translations',
      icon: Earth,
      intlLabel: { id: 'translations.title', defaultMessage: 'Translations' },
      // Of any content type: Strapi shows the link to who has one of these. The server asks for the rights that count.
      permissions: [{ action: READ_ACTION }],
      position: POSITION,
      Component: () => import('./translations-page').then(({ TranslationsPage }) => ({ default: TranslationsPage })),
    });
  },

  bootstrap(app: StrapiApp) {
    (app.getPlugin('localization').apis as unknown as LocalizationApis).addSegmentAid(SegmentAid);
  },

  /** Strapi shows English for a language we have no words in. */
  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => ({ locale, data: (await TRANSLATIONS[locale]?.())?.default ?? {} }))
    );
  },
};
