import type { Core, UID } from '@strapi/strapi';

type Params = Record<string, unknown>;

/** Strapi's document service for a type that is only known when the test runs. */
export interface AnyDocuments {
  create(params: Params): Promise<{ documentId: string }>;
  update(params: Params): Promise<{ documentId: string } | null>;
  publish(params: Params): Promise<unknown>;
  unpublish(params: Params): Promise<unknown>;
  delete(params: Params): Promise<unknown>;
  findMany(params: Params): Promise<Record<string, unknown>[]>;
}

/** @param type - a content type's singular name, such as `city` */
export function documentsOf({ strapi }: { strapi: Core.Strapi }, type: string): AnyDocuments {
  return strapi.documents(`api::${type}.${type}` as UID.ContentType) as unknown as AnyDocuments;
}
