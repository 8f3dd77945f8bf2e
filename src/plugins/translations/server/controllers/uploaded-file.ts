import { errors } from '@strapi/utils';
import type { Context } from 'koa';

import { FileError } from '../xml/file-error';

import { invalid } from './requests';

interface UploadedFile {
  /** Where it is kept until the request is answered: whatever has read the request removes it then. */
  filepath: string;
  /** As the sender calls it. */
  originalFilename: string | null;
}

/**
 * The one file of a form.
 *
 * @throws ValidationError where there is none, or several
 */
export function uploadedFile(ctx: Context): UploadedFile {
  const { file } = (ctx.request.files ?? {}) as { file?: UploadedFile | UploadedFile[] };
  if (file && !Array.isArray(file)) return file;
  throw invalid({ parameter: 'file', problem: 'must be one file of a form (multipart/form-data)' });
}

/** @throws ValidationError with the line, for a file that cannot be read; else the error itself */
export function refuseFile(error: unknown): never {
  if (!(error instanceof FileError)) throw error;
  const { message, line, column } = error;
  throw new errors.ValidationError(`file: line ${line}: ${message}`, { parameter: 'file', line, column });
}
