'use strict';

// Serves the compiled hub and its built admin panel, as in production, until the parent hangs up.
const path = require('node:path');

const { createStrapi } = require('@strapi/strapi');

const appDir = path.resolve(__dirname, '../../..');
const strapi = createStrapi({ appDir, distDir: path.join(appDir, 'dist') });

process.on('disconnect', () => {
  strapi.destroy().then(
    () => process.exit(0),
    (error) => {
      console.error(error);
      process.exit(1);
    }
  );
});

strapi.start().then(() => process.send('ready'));
