import { open } from 'node:fs/promises';

import sharp from 'sharp';

import type { FileMime } from './file-types';
import { identifyOfficeDocument } from './office-document';

const IMAGE_TYPES: Partial<Record<string, FileMime>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/**
 * Tells what a file is by its content alone.
 *
 * @param filePath - the file on disk
 * @returns its type, or undefined where it is none that the media library takes
 */
export async function identifyFile(filePath: string): Promise<FileMime | undefined> {
  const start = await firstBytes(filePath, 5);
  if (start === '%PDF-') return 'application/pdf';
  if (start.startsWith('PK\u0003\u0004')) return identifyOfficeDocument(filePath);
  return identifyImage(filePath);
}

async function firstBytes(filePath: string, length: number): Promise<string> {
  const file = await open(filePath, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function identifyImage(filePath: string): Promise<FileMime | undefined> {
  try {
    const { format, compression } = await sharp(filePath).metadata();
    // AVIF and HEIC share a container; browsers show only the first.
    if (format === 'heif') return compression === 'av1' ? 'image/avif' : undefined;
    return IMAGE_TYPES[format];
  } catch {
    // What the image library cannot read is not an image.
    return undefined;
  }
}
