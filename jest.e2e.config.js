const { availableParallelism } = require('node:os');

const base = require('./jest.config');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
  testPathIgnorePatterns: [],
  testEnvironment: '<rootDir>/tests/e2e/support/browser-environment.ts',
  globalSetup: '<rootDir>/tests/e2e/support/global-setup.ts',
  testTimeout: 90_000,
  // A browser test waits for most of its time, so one more of them than there are processors run at the same time.
  maxWorkers: availableParallelism() + 1,
};
