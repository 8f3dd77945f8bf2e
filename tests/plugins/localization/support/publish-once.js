'use strict';

// A node of the test hub, in a process of its own, that publishes one entry: node publish-once.js <type's uid> <documentId> <locale>
const path = require('node:path');

const { createStrapi } = require('@strapi/strapi');

const [uid, documentId, locale] = process.argv.slice(2);
const dir = path.resolve(__dirname, '../hub');

createStrapi({ appDir: dir, distDir: dir, serveAdminPanel: false })
  .load()
  .then(async (strapi) => {
    console.log('publishing');
    await strapi.documents(uid).publish({ documentId, locale });
    console.log('published');
    await strapi.destroy();
    process.exit(0);
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
