import { generatePassword } from '../../../../scripts/start/first-administrator';
import { isAdministratorPassword } from '../../../../src/env';

it('generates passwords that Strapi takes, each another', () => {
  const passwords = Array.from({ length: 1000 }, generatePassword);
  expect(passwords.filter((password) => !isAdministratorPassword(password))).toEqual([]);
  expect(new Set(passwords).size).toBe(passwords.length);
});
