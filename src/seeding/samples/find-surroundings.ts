import type { Core, UID } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../locales';

import type { SampleSurroundings } from './sample-entries';

/** Finds what synthetic entries refer to: the hub's own countries, regions and topics, and its images. */
export async function findSurroundings({ strapi }: { strapi: Core.Strapi }): Promise<{
  surroundings: SampleSurroundings;
  findFileId: (name: string) => number;
}> {
  const findDocumentIds = async (uid: UID.ContentType): Promise<string[]> => {
    const rows = await strapi.db.query(uid).findMany({
      select: ['documentId'],
      where: { locale: DEFAULT_LOCALE, publishedAt: { $notNull: true } },
      orderBy: { slug: 'asc' },
    });
    return rows.map(({ documentId }) => documentId as string);
  };
  const files = (await strapi.db.query('plugin::upload.file').findMany({
    select: ['id', 'name'],
    where: { mime: { $startsWith: 'image/' } },
    orderBy: { name: 'asc' },
  })) as { id: number; name: string }[];
  const fileIds = new Map(files.map(({ id, name }) => [name, id]));

  return {
    surroundings: {
      countries: await findDocumentIds('api::country.country'),
      regions: await findDocumentIds('api::region.region'),
      topics: await findDocumentIds('api::topic.topic'),
      images: [...fileIds.keys()],
    },
    findFileId: (name) => {
      const id = fileIds.get(name);
      if (id === undefined) throw new Error(`the media library has no "${name}"`);
      return id;
    },
  };
}
