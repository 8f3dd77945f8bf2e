import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import { optionsOf } from '../config';
import { writeDocument, type ApiType } from '../openapi/document';
import type { ContentModel } from '../openapi/entry-schemas';
import type { Attribute, JsonSchema } from '../openapi/schema-of-attribute';
import type { ShownDocument } from '../reference/document-shape';
import { writePage } from '../reference/page';

const FILE_UID = 'plugin::upload.file';

export interface OpenApiService {
  /** The OpenAPI document of what sites read here. Written once: the content types do not change while the hub runs. */
  document(): JsonSchema;
  /** The same as a page for people. */
  page(): string;
}

export function createOpenApiService({ strapi }: { strapi: Core.Strapi }): OpenApiService {
  let document: JsonSchema | undefined;
  let page: string | undefined;
  const service: OpenApiService = {
    document() {
      const options = optionsOf(strapi);
      const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
      const types = options.contentTypes.map((uid) => describeType(strapi, uid, options.views[uid]));
      document ??= writeDocument({ options, prefix, types, model: modelOf(strapi, options.contentTypes) });
      return document;
    },
    page() {
      page ??= writePage({
        document: service.document() as unknown as ShownDocument,
        source: `${strapi.config.get<string>('api.rest.prefix', '/api')}/openapi.json`,
        origin: strapi.config.get<string>('server.absoluteUrl', ''),
      });
      return page;
    },
  };
  return service;
}

function describeType(strapi: Core.Strapi, uid: string, views: ApiType['views']): ApiType {
  const contentType = strapi.contentType(uid as UID.ContentType);
  const {
    singularName,
    pluralName,
    description = '',
  } = contentType.info as typeof contentType.info & { description?: string };
  return { uid, singularName, pluralName, description, isSingleType: contentTypes.isSingleType(contentType), views };
}

function modelOf(strapi: Core.Strapi, readable: readonly string[]): ContentModel {
  /** Who wrote an entry, and whatever else leads to types that sites do not read, is in no answer. */
  const isShown = ({ type, target, private: isPrivate }: Attribute) =>
    !isPrivate && (type !== 'relation' || (target !== undefined && readable.includes(target)));
  const attributesOf = (uid: string) => {
    const attributes = strapi.getModel(uid as UID.Schema).attributes as unknown as Record<string, Attribute>;
    return Object.fromEntries(Object.entries(attributes).filter(([, attribute]) => isShown(attribute)));
  };
  return {
    attributesOf,
    targetOf(uid, name) {
      const { type, target, component } = attributesOf(uid)[name] as Attribute;
      return type === 'media' ? FILE_UID : ((target ?? component) as string);
    },
    nameOf: (uid) =>
      strapi
        .contentType(uid as UID.ContentType)
        .info.singularName.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    isContentType: (uid) => readable.includes(uid),
    hasDocumentId: (uid) => uid in strapi.contentTypes,
  };
}
