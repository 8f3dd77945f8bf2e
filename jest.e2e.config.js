const base = require('./jest.config');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
  testPathIgnorePatterns: [],
  testEnvironment: '<rootDir>/tests/e2e/support/browser-environment.ts',
  globalSetup: '<rootDir>/tests/e2e/support/global-setup.ts',
  testTimeout: 240_000,
};
