import { readFileSync } from 'node:fs';
import path from 'node:path';

interface LockedPackage {
  version?: string;
  hasInstallScript?: true;
  optionalDependencies?: Record<string, string>;
}

const read = (file: string) => JSON.parse(readFileSync(path.resolve(__dirname, '../..', file), 'utf8'));
const nameOf = (location: string) => location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** What is locked in one of the project's two trees of packages. */
const lockedIn = (folder: string) =>
  (read(path.join(folder, 'package-lock.json')) as { packages: Record<string, LockedPackage> }).packages;
const namesOf = (packages: Record<string, LockedPackage>) => new Set(Object.keys(packages).map(nameOf));
const packages = lockedIn('.');

describe.each([
  ['the hub', '.'],
  ['the site', 'examples/site'],
])('of %s', (_, folder) => {
  const locked = lockedIn(folder);

  it('every platform’s variant of a package is locked, without which `npm ci` refuses to install any', () => {
    const wanted = Object.values(locked).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((name) => !namesOf(locked).has(name))).toEqual([]);
  });

  it('every install script is allowed or refused by name, and none that is gone', () => {
    const { allowScripts } = read(path.join(folder, 'package.json')) as { allowScripts: Record<string, boolean> };
    const scripted = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(Object.keys(allowScripts).sort()).toEqual([...new Set(scripted.map(([name]) => nameOf(name)))].sort());
  });
});

it('every package of Strapi’s own release has its version', () => {
  const releases = [
    '@strapi/strapi',
    '@strapi/core',
    '@strapi/admin',
    '@strapi/i18n',
    '@strapi/utils',
    '@strapi/types',
  ];
  const versions = Object.entries(packages)
    .filter(([location]) => releases.includes(nameOf(location)))
    .map(([location, { version }]) => `${location} ${version}`);
  expect(versions.sort()).toEqual(releases.map((name) => `node_modules/${name} 5.54.0`).sort());
});

it('no second database driver is installed', () => {
  expect(['better-sqlite3', 'sqlite3', 'mysql2'].filter((name) => namesOf(packages).has(name))).toEqual([]);
});
