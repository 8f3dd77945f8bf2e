const base = require('./jest.config');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
  testPathIgnorePatterns: [],
  globalSetup: '<rootDir>/tests/e2e/support/global-setup.ts',
  // A hub and a browser at a time are what two cores can drive without waits that look like faults.
  maxWorkers: 1,
  testTimeout: 90_000,
};
