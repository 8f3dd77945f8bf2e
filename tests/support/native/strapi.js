// The hub's own, see ../native-environment.ts.
module.exports = globalThis.host.require('@strapi/strapi');
