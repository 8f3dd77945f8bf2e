const { settleEvents } = require('../../../../../dist/src/settle-events');

/** It stops as the real hub does: what a test has written last is told of before the next one runs. */
module.exports = { destroy: settleEvents };
