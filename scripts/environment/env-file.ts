import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

const SECRET_BYTES = 32;

/** What .env.example says where a secret belongs. */
const PLACEHOLDER = /\bgenerate\b/g;

/**
 * Fills in a template of environment variables.
 *
 * @param template - the text of .env.example
 * @param createSecret - called once for each `generate` on the right of an equals sign; comments are left alone
 */
export function fillSecrets(template: string, createSecret: () => string = createRandomSecret): string {
  return template
    .split('\n')
    .map((line) => {
      const assignment = /^(\s*[A-Z_]+\s*=)(.*)$/.exec(line);
      return assignment ? `${assignment[1]}${assignment[2]?.replace(PLACEHOLDER, createSecret)}` : line;
    })
    .join('\n');
}

/** @returns the names of a template's variables that hold a secret */
export function listSecretNames(template: string): string[] {
  return [...template.matchAll(/^([A-Z_]+)=.*\bgenerate\b/gm)].map((match) => match[1] as string);
}

/**
 * Writes .env from .env.example, with secrets of its own, readable by its owner only. An existing file stays as it is,
 * and none is written where the process already has every secret, as in a container.
 *
 * @param root - the folder of both files
 * @returns whether it was written
 */
export function ensureEnvFile(root: string): boolean {
  const file = path.join(root, '.env');
  const template = readFileSync(path.join(root, '.env.example'), 'utf8');
  if (existsSync(file) || listSecretNames(template).every((name) => process.env[name])) return false;

  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, fillSecrets(template), { mode: 0o600 });
  try {
    // A link appears whole and fails where another process was faster; a rename would replace that one's secrets.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Adds the variables of .env to the process's environment, where they are not set yet.
 *
 * @throws Error when the file is there but not readable
 */
export function loadEnvFile(root: string): void {
  const file = path.join(root, '.env');
  if (!existsSync(file)) return;
  try {
    for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value;
  } catch (error) {
    throw new Error(`The environment cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function createRandomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
