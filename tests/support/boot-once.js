'use strict';

// Boots the compiled hub once, so that the database it is pointed at gets its tables, locales and roles.
const path = require('node:path');

const { createStrapi } = require('@strapi/strapi');

const appDir = path.resolve(__dirname, '../..');

createStrapi({ appDir, distDir: path.join(appDir, 'dist'), serveAdminPanel: false })
  .load()
  .then((strapi) => strapi.destroy())
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
