import { readFileSync } from 'node:fs';
import path from 'node:path';

import { readEnvironment, type Environment } from '../../src/env';

import { ensureEnvFile, fillSecrets, listSecretNames, loadEnvFile } from './env-file';

/** Stands in for the database where none is known yet or needed. Nothing connects to it. */
const NO_DATABASE_URL = 'postgresql://no-database.invalid/none';

/**
 * Puts the hub's environment into `process.env`: what the process was started with, then .env, which the first call in
 * a checkout writes. Everything is checked but DATABASE_URL, which may be missing: `provideDatabase` sets it.
 *
 * @param root - the checkout's folder
 * @returns the environment, and whether .env was written just now
 * @throws Error that lists every variable that is missing or wrong
 */
export function prepareEnvironment(root: string): { environment: Environment; wroteEnvFile: boolean } {
  const wroteEnvFile = ensureEnvFile(root);
  loadEnvFile(root);
  // "DATABASE_URL=" in .env is how people take a line back.
  if (process.env.DATABASE_URL === '') delete process.env.DATABASE_URL;
  const environment = readEnvironment({ ...process.env, DATABASE_URL: process.env.DATABASE_URL ?? NO_DATABASE_URL });
  return { environment, wroteEnvFile };
}

/**
 * The environment of a program that only loads the hub's configuration: it builds the admin panel, or generates types.
 * It needs neither secrets nor a database, so that an image can be built without any; what .env has is used.
 *
 * @param root - the checkout's folder
 * @returns variables for a child process; this one's own are left alone but for .env
 * @throws Error that lists every variable that is wrong
 */
export function createOfflineEnvironment(root: string): NodeJS.ProcessEnv {
  loadEnvFile(root);
  const template = readFileSync(path.join(root, '.env.example'), 'utf8');
  const secret = fillSecrets('SECRET=generate').slice('SECRET='.length);
  const secrets = Object.fromEntries(listSecretNames(template).map((name) => [name, secret]));
  const variables = { ...secrets, ...process.env, DATABASE_URL: process.env.DATABASE_URL || NO_DATABASE_URL };
  readEnvironment(variables);
  return variables;
}
