import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of seeds that a test fills. */
export interface SeedFolder {
  dir: string;
  /** Writes a file; lines of an entry's file are its front matter, and what follows an empty one its Markdown. */
  write(file: string, ...lines: string[]): void;
  delete(file: string): void;
  remove(): void;
}

/** Makes an empty folder of seeds. */
export function createSeedFolder(): SeedFolder {
  const dir = mkdtempSync(path.join(tmpdir(), 'cities-hub-seeds-'));
  return {
    dir,
    write(file, ...lines) {
      const target = path.join(dir, file);
      mkdirSync(path.dirname(target), { recursive: true });
      const end = lines.includes('') ? lines.indexOf('') : lines.length;
      const text = ['---', ...lines.slice(0, end), '---', ...lines.slice(end)].join('\n');
      writeFileSync(target, file.endsWith('.md') ? `${text}\n` : lines.join('\n'));
    },
    delete: (file) => rmSync(path.join(dir, file), { recursive: true }),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
