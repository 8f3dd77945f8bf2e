import { text } from 'node:stream/consumers';

import yauzl, { type Entry } from 'yauzl';

import type { FileMime } from './file-types';

/** Where each kind of Office Open XML document keeps its main part (ECMA-376 part 2). */
const MAIN_PARTS: Record<string, FileMime> = {
  'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** An OpenDocument file names its type in its entry "mimetype" (OpenDocument 1.3 part 2, section 3.3). */
const OPEN_DOCUMENT_TYPES: readonly FileMime[] = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
];

/** More entries than any real document has; a file with more is not worth walking through. */
const MAX_ENTRIES = 20_000;
const MAX_MIMETYPE_BYTES = 200;

/**
 * Tells which office document a ZIP file is.
 *
 * @param filePath - the file on disk
 * @returns its type, or undefined where it is another ZIP file, a broken one, or holds macros
 */
export async function identifyOfficeDocument(filePath: string): Promise<FileMime | undefined> {
  try {
    const zip = await yauzl.openPromise(filePath);
    try {
      return await identify(zip);
    } finally {
      zip.close();
    }
  } catch {
    // What yauzl cannot read is not a document anybody could open.
    return undefined;
  }
}

async function identify(zip: yauzl.ZipFile): Promise<FileMime | undefined> {
  if (zip.entryCount > MAX_ENTRIES) return undefined;
  const names = new Set<string>();
  let openDocument: FileMime | undefined;
  for await (const entry of zip.eachEntry()) {
    names.add(entry.fileName);
    if (entry.fileName === 'mimetype') openDocument = await openDocumentType(zip, entry);
  }
  if (openDocument) return openDocument;

  const hasMacros = [...names].some((name) => name.endsWith('vbaProject.bin'));
  if (hasMacros || !names.has('[Content_Types].xml')) return undefined;
  return Object.entries(MAIN_PARTS).find(([part]) => names.has(part))?.[1];
}

async function openDocumentType(zip: yauzl.ZipFile, entry: Entry): Promise<FileMime | undefined> {
  if (entry.uncompressedSize > MAX_MIMETYPE_BYTES) return undefined;
  const named = await text(await zip.openReadStreamPromise(entry));
  return OPEN_DOCUMENT_TYPES.find((mime) => mime === named);
}
