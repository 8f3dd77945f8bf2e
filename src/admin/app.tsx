import type { StrapiApp } from '@strapi/strapi/admin';

import logo from './logo.svg';
import { tidyHomepage } from './tidy-homepage';
import { untilRightsAreKnown } from './until-rights-are-known';
import { withoutMarketplace } from './without-marketplace';

/**
 * Strapi announces its media library in a banner on every page and remembers in the browser who closed it; no flag
 * turns it off. The key is Strapi's own, of @strapi/admin/admin/src/components/MediaLibraryBanner.
 */
const MEDIA_LIBRARY_BANNER_KEY = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false';

export default {
  config: {
    // Strapi ships no translation into these and its language picker does not list them (open pull request 22596); an
    // administrator whose `preferedLanguage` is one of them reads in it what we have words for, and the rest in English.
    locales: ['sq', 'mk', 'sr', 'bs', 'hr'],
    auth: { logo },
    menu: { logo },
    tutorials: false,
    notifications: { releases: false },
    translations: {
      en: {
        'Auth.form.welcome.title': 'Welcome to Cities Hub',
        'Auth.form.welcome.subtitle': 'Sign in to edit and translate',
        'app.components.LeftMenu.navbrand.title': 'Cities Hub',
      },
    },
  },

  register(app: StrapiApp) {
    app.addRBACMiddleware([untilRightsAreKnown(app), withoutMarketplace]);
    app.widgets.register(tidyHomepage);
  },

  bootstrap() {
    window.localStorage.setItem(MEDIA_LIBRARY_BANNER_KEY, 'true');
  },
};
