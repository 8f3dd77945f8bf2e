import { Layout } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  bs: () => import('./translations/bs.json'),
  en: () => import('./translations/en.json'),
  hr: () => import('./translations/hr.json'),
  mk: () => import('./translations/mk.json'),
  sq: () => import('./translations/sq.json'),
  sr: () => import('./translations/sr.json'),
};

export default {
  register(app: StrapiApp) {
    app.widgets.register({
      icon: Layout,
      title: { id: 'overview.title', defaultMessage: 'What the hub holds' },
      component: async () => (await import('./content-widget')).ContentWidget,
      pluginId: 'overview',
      id: 'content',
    });
  },

  /** Strapi shows English for a language we have no words in. */
  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => ({ locale, data: (await TRANSLATIONS[locale]?.())?.default ?? {} }))
    );
  },
};
