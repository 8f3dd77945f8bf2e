import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is not compressed already. */
const TEXT = /\.(?:css|js|json|svg)$/;
/** Within three percent of the best, in a tenth of the time. */
const BROTLI_QUALITY = 9;

/**
 * Writes the compressed forms of the panel's files beside them, `.br` and `.gz`. What serves the files sends these to browsers that take them
 * (koa-send); without them the panel's program is 5 MB on the wire.
 *
 * @param dir - what the bundler has written
 */
export async function compressPanel(dir: string): Promise<void> {
  const files = (await readdir(dir)).filter((file) => TEXT.test(file));
  // zlib works on as many at a time as Node has threads for it.
  await Promise.all(files.map((file) => compressFile(path.join(dir, file))));
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
  };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
}
