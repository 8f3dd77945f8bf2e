'use strict';

// Boots a compiled hub once, so that the database it is pointed at gets its tables, locales and roles.
const path = require('node:path');

const { createStrapi } = require('@strapi/strapi');

const ROOT = path.resolve(__dirname, '../..');
const [appDir = ROOT, distDir = path.join(ROOT, 'dist')] = process.argv.slice(2);

createStrapi({ appDir, distDir, serveAdminPanel: false })
  .load()
  .then((strapi) => strapi.destroy())
  .then(() => process.exit(0))
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
