import type { Core, UID } from '@strapi/strapi';

interface Block {
  type: string;
  image?: { provider?: string; url?: string };
}

/** The hub's own file, with the host by which somebody reached the admin panel. */
const OWN_FILE = /^https?:\/\/[^/]+(\/uploads\/.+)$/;
/** Strapi's provider that keeps files with the hub. */
const OWN_PROVIDER = 'local';

/**
 * Has pictures in rich text lead to the hub's files by path alone, as all other pictures do. Strapi's editor writes the host of the admin panel into the
 * text, which the hub may have by another name for sites, or not any more. Call it while the hub registers.
 */
export function registerOwnPictures({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use((context, next) => {
    const params = context.params as { data?: Record<string, unknown> };
    if (context.uid.startsWith('api::') && params.data) {
      params.data = { ...params.data, ...withOwnPictures({ strapi }, context.uid, params.data) };
    }
    return next();
  });
}

/** @returns the rich texts among what is written */
function withOwnPictures(
  { strapi }: { strapi: Core.Strapi },
  uid: UID.ContentType,
  data: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  const attributes: Readonly<Record<string, { type: string }>> = strapi.contentType(uid).attributes;
  const richTexts = Object.entries(data).filter(
    ([name, value]) => attributes[name]?.type === 'blocks' && Array.isArray(value)
  );
  return Object.fromEntries(richTexts.map(([name, blocks]) => [name, (blocks as unknown[]).map(withOwnPicture)]));
}

/** Nobody has checked yet that it is a block. */
function withOwnPicture(block: unknown): unknown {
  const { type, image } = (block ?? {}) as Partial<Block>;
  if (type !== 'image' || image?.provider !== OWN_PROVIDER || typeof image.url !== 'string') return block;
  return { ...(block as Block), image: { ...image, url: image.url.replace(OWN_FILE, '$1') } };
}
