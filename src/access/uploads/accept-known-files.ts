import path from 'node:path';

import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import { FILE_TYPES } from './file-types';
import { identifyFile } from './identify-file';

interface UploadedFile {
  filepath: string;
  originalFilename?: string | null;
  size: number;
  mimetype?: string | null;
  detectedMimeType?: string;
}

interface UploadService {
  upload(input: { files: UploadedFile | UploadedFile[] }, options?: object): Promise<unknown>;
  replace(id: unknown, input: { file: UploadedFile }, options?: object): Promise<unknown>;
}

/**
 * Has the media library take only images, PDF and office documents, judged by content, and only under a name that says
 * so. Strapi's own check trusts the name where it knows no signature, as of HTML or a script. It wraps the service that
 * every way in leads to (admin panel, REST, links, the seed); a request with one wrong file stores none.
 */
export function acceptKnownFilesOnly({ strapi }: { strapi: Core.Strapi }): void {
  strapi.get('services').extend('plugin::upload.upload', (service: UploadService) => ({
    ...service,
    async upload(input: Parameters<UploadService['upload']>[0], options?: object) {
      for (const file of [input.files].flat()) await acceptFile({ strapi, file });
      return service.upload(input, options);
    },
    async replace(id: unknown, input: Parameters<UploadService['replace']>[1], options?: object) {
      await acceptFile({ strapi, file: input.file });
      return service.replace(id, input, options);
    },
  }));
}

async function acceptFile({ strapi, file }: { strapi: Core.Strapi; file: UploadedFile }): Promise<void> {
  const name = file.originalFilename ?? '';
  const maxBytes: number = strapi.config.get('plugin::upload.sizeLimit');
  if (file.size > maxBytes) {
    throw new errors.PayloadTooLargeError(`${name} is larger than ${maxBytes / 1024 / 1024} MB`, { name, maxBytes });
  }

  const mime = await identifyFile(file.filepath);
  const type = FILE_TYPES.find((candidate) => candidate.mime === mime);
  if (!type) {
    throw new errors.ValidationError(`${name} is not an image, a PDF or an office document`, {
      name,
      allowed: FILE_TYPES.flatMap(({ extensions }) => extensions),
    });
  }
  const allowed: readonly string[] = type.extensions;
  if (!allowed.includes(path.extname(name).toLowerCase())) {
    throw new errors.ValidationError(`${name} is ${type.mime}: its name must end with ${allowed.join(' or ')}`, {
      name,
      allowed,
    });
  }
  file.mimetype = type.mime;
  file.detectedMimeType = type.mime;
}
