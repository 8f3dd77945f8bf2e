const Sequencer = require('@jest/test-sequencer').default;

/**
 * Where no run before has told how long files take, as in a fresh clone, jest starts the largest first. These are small and take a minute or more: started last,
 * one of them would keep a processor busy while the others are idle.
 */
const LONG = [
  'access/content-matrix-of-reviewers',
  'access/content-matrix-of-the-others',
  'access/content-matrix-of-translators',
  'access/admin-areas',
  'e2e/reference-site-content',
  'scripts/start',
  'seeds/seed-command',
];

/** @param {{ path: string }} test */
const isLong = ({ path }) => LONG.some((name) => path.endsWith(`/tests/${name}.test.ts`));

/** Starts the files that take longest first, so that all processors end at about the same time. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
