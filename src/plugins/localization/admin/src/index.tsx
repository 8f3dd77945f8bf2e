import type { StrapiApp } from '@strapi/strapi/admin';

import { FORM_CONFLICT } from '../../shared/contracts';

import { addSources } from './add-sources';
import { guardForms } from './guard-forms';
import { addSegmentAid } from './segment-aids';
import { LanguagesPanel } from './side-panel';
import { addStateColumn } from './state-column';

/** Of Strapi's content manager; it does not export their names. */
const LIST_COLUMNS_HOOK = 'Admin/CM/pages/ListView/inject-column-in-table';
const FORM_LAYOUT_HOOK = 'Admin/CM/pages/EditView/mutate-edit-view-layout';

const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  bs: () => import('./translations/bs.json'),
  en: () => import('./translations/en.json'),
  hr: () => import('./translations/hr.json'),
  mk: () => import('./translations/mk.json'),
  sq: () => import('./translations/sq.json'),
  sr: () => import('./translations/sr.json'),
};

/** The part of the content manager that other plugins may add to. */
interface ContentManagerApis {
  addEditViewSidePanel(panels: (typeof LanguagesPanel)[]): void;
}

export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'localization', name: 'localization', apis: { addSegmentAid } });
    guardForms(app);
  },

  bootstrap(app: StrapiApp) {
    app.registerHook(LIST_COLUMNS_HOOK, addStateColumn);
    app.registerHook(FORM_LAYOUT_HOOK, addSources);
    (app.getPlugin('content-manager').apis as unknown as ContentManagerApis).addEditViewSidePanel([LanguagesPanel]);
  },

  /** Strapi shows English for a language we have no words in. */
  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => ({ locale, data: withRefusal((await TRANSLATIONS[locale]?.())?.default ?? {}) }))
    );
  },
};

/** The content manager looks for what the hub says of an error under these words themselves. */
const withRefusal = ({ 'localization.conflict.form': refusal, ...words }: Record<string, string>) =>
  refusal === undefined
    ? words
    : { ...words, 'localization.conflict.form': refusal, [`apiError.${FORM_CONFLICT}`]: refusal };
