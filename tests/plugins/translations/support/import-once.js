'use strict';

// A node of the test hub, in a process of its own, that imports one file: node import-once.js <file>
const { createReadStream } = require('node:fs');
const path = require('node:path');

const { createStrapi } = require('@strapi/strapi');

const [file] = process.argv.slice(2);
const dir = path.resolve(__dirname, '../../localization/hub');

createStrapi({ appDir: dir, distDir: dir, serveAdminPanel: false })
  .load()
  .then(async (strapi) => {
    console.log('importing');
    const outcome = await strapi
      .plugin('translations')
      .service('imports')
      .run({ open: () => createReadStream(file) });
    console.log(outcome.isWritten ? 'written' : 'not written');
    await strapi.destroy();
    process.exit(0);
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
