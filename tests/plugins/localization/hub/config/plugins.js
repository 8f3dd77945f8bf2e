const path = require('node:path');

const { atFirst } = require('../locales.json');

/** The compiled plugin, as the real hub runs it, on content types and languages of its own. */
module.exports = () => ({
  localization: {
    enabled: true,
    resolve: path.resolve(__dirname, '../../../../../dist/src/plugins/localization'),
    config: {
      defaultLocale: 'en',
      locales: atFirst,
      contentTypes: ['api::place.place', 'api::happening.happening', 'api::note.note'],
    },
  },
});
