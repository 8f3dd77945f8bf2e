'use strict';

// A node of the hub in a process of its own, which prints the port it listens on.
const path = require('node:path');

const { createStrapi } = require('@strapi/strapi');

const ROOT = path.resolve(__dirname, '../../../..');

createStrapi({ appDir: ROOT, distDir: path.join(ROOT, 'dist'), serveAdminPanel: false, autoReload: false })
  .load()
  .then((strapi) => {
    strapi.server.mount();
    const { httpServer } = strapi.server;
    httpServer.listen(0, '127.0.0.1', () => console.log(`port ${httpServer.address().port};`));
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
