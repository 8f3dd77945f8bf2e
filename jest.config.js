/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // The browser, translators' tools and what takes minutes have runs of their own: npm run test:e2e, test:interop, test:long.
  testPathIgnorePatterns: ['<rootDir>/tests/e2e/', '<rootDir>/tests/interop/', '<rootDir>/tests/long/'],
  // Compiled output repeats package names and sources; tests import what they test from src, the hub runs from dist.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  // Boots the hub outside the sandbox; what tests and the sources they import need of Strapi is the hub's own.
  testEnvironment: '<rootDir>/tests/support/native-environment.ts',
  moduleNameMapper: { '^@strapi/(strapi|utils)$': '<rootDir>/tests/support/native/$1.js' },
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  // The first test that asks for the seeded database waits until it is made; the slowest machine sets the limit.
  testTimeout: 240_000,
  testSequencer: '<rootDir>/tests/support/longest-first.js',
  // The default leaves one processor idle, which on two is half of them.
  maxWorkers: '100%',
  // One Strapi per test file stays in memory until the worker ends.
  workerIdleMemoryLimit: '1500MB',
};
