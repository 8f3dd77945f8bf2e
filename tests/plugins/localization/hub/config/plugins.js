const path = require('node:path');

const { atFirst } = require('../locales.json');

/** The compiled plugins, as the real hub runs them, on content types and languages of their own. */
const compiled = (name) => path.resolve(__dirname, '../../../../../dist/src/plugins', name);

module.exports = () => ({
  localization: {
    enabled: true,
    resolve: compiled('localization'),
    config: {
      defaultLocale: 'en',
      locales: atFirst,
      contentTypes: ['api::place.place', 'api::happening.happening', 'api::note.note'],
    },
  },
  translations: { enabled: true, resolve: compiled('translations') },
});
