// The hub's own, see ../native-environment.ts: an error it throws is one of these.
module.exports = globalThis.host.require('@strapi/utils');
