import { randomBytes } from 'node:crypto';

import { type Core } from '@strapi/strapi';

import { isAdministratorPassword } from '../../src/env';

/** Accepted by Strapi's e-mail check, and a name that can never be anybody's. https://www.rfc-editor.org/rfc/rfc6761 */
const DEFAULT_EMAIL = 'admin@cities-hub.localhost';
const PASSWORD_BYTES = 15;

export interface FirstAdministrator {
  email: string;
  /** Undefined: the one of ADMIN_PASSWORD. */
  generatedPassword: string | undefined;
}

/**
 * Creates the first administrator where there is none.
 *
 * @param email - their address; a made-up local one by default
 * @param password - their password; a random one by default
 * @returns who was created, undefined where the hub has administrators
 */
export async function ensureFirstAdministrator({
  strapi,
  email = DEFAULT_EMAIL,
  password,
}: {
  strapi: Core.Strapi;
  email?: string;
  password?: string;
}): Promise<FirstAdministrator | undefined> {
  const users = strapi.service('admin::user');
  if (await users.exists()) return undefined;
  const generatedPassword = password === undefined ? generatePassword() : undefined;
  try {
    await users.createFirstAdmin({
      email: email.toLowerCase(),
      firstname: 'Admin',
      password: password ?? generatedPassword,
    });
  } catch (error) {
    // Strapi locks while it looks and creates, so another node may have been first.
    if (await users.exists()) return undefined;
    throw error;
  }
  return { email: email.toLowerCase(), generatedPassword };
}

/** @returns a random password that satisfies Strapi's rules */
export function generatePassword(): string {
  for (;;) {
    const password = randomBytes(PASSWORD_BYTES).toString('base64url');
    if (isAdministratorPassword(password)) return password;
  }
}
