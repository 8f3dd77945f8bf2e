import { fetchFile, type Schemas } from '../hub/client';
import { safeLink } from '../safe-link';
import { BUILD_FOLDER } from '../settings';

import { drawPicture } from './drawings';
import { isOfHub, mediaUrl } from './media';
import { putIntoSite } from './put-into-site';

type ResourceFile = Schemas['ResourcePage']['files'][number];
type UploadedFile = NonNullable<ResourceFile['file']>;

/** A resource in one language, where it can be read. */
export interface ReadableFile {
  /** A path on the site, or an address elsewhere that is safe to follow. */
  href: string;
  /** What the file is called, or who has it. */
  name: string;
  language: ResourceFile['language'];
}

const SVG = 'image/svg+xml';
/** What an SVG is drawn in that does not say how large it is. */
const SVG_SIZE = { width: 1600, height: 900 };

/**
 * Where a resource can be read, in each of its languages. A site that is built takes the hub's files along, so that it
 * stands alone; nothing where no file or address is safe to follow.
 *
 * @throws Error that names the request where the hub does not give a file
 */
export async function readableFilesOf({ files }: { files: ResourceFile[] }): Promise<ReadableFile[]> {
  const found = await Promise.all(
    files.map(async ({ file, url, language }) => {
      const href = file ? await addressOf(file) : safeLink(url);
      return href ? [{ href, language, name: file?.name ?? new URL(href).host }] : [];
    })
  );
  return found.flat();
}

async function addressOf(file: UploadedFile): Promise<string | undefined> {
  const url = mediaUrl(file);
  if (!BUILD_FOLDER || !isOfHub(file)) return safeLink(url);
  // It could hold scripts, which would run in the site's name wherever nothing forbids them.
  if (file.mime === SVG) {
    const { width, height } = file.width && file.height ? { width: file.width, height: file.height } : SVG_SIZE;
    return drawPicture(file, { width, height, format: 'png' });
  }
  const { path: from } = await fetchFile(url);
  const address = uploadAddressOf(url);
  await putIntoSite({ from, to: BUILD_FOLDER, address });
  return address;
}

/** The hub's own address for it, in plain letters, and below `/uploads/` in any case: it may be no page's. */
function uploadAddressOf(url: string): string {
  const steps = new URL(url).pathname.split('/').filter((step) => step !== '' && step !== 'uploads');
  return ['/uploads', ...steps.map((step) => step.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_'))].join('/');
}
