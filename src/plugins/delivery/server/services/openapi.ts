import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import type { Answer } from '../answers/answer';
import { createPage } from '../answers/send-page';
import { optionsOf, type DeliveryOptions } from '../config';
import { FILE_UID } from '../content-model';
import { writeDocument, type ApiType } from '../openapi/document';
import type { ContentModel } from '../openapi/entry-schemas';
import { findExampleIds, type ExampleIds } from '../openapi/example-ids';
import { LOCALE_CODE } from '../openapi/locales';
import { pascalCase, schemaRef } from '../openapi/names';
import type { Attribute, JsonSchema } from '../openapi/schema-of-attribute';
import type { ShownDocument } from '../reference/document-shape';
import { writePage } from '../reference/page';

export interface OpenApiService {
  /**
   * The OpenAPI document of what sites read here.
   *
   * @throws Error where two different schemas would have one name
   */
  document(examples?: ExampleIds): JsonSchema;
  /**
   * That document, with examples of what is there now, and the same as a page for people, as answers. Written anew only where the examples have changed: the
   * content types do not while the hub runs. To be called in the request of a reader.
   */
  answers(): Promise<{ document: Answer; page: Answer }>;
}

/** Describes the REST API, from the content types, the views and the options. */
export function createOpenApiService({ strapi }: { strapi: Core.Strapi }): OpenApiService {
  let written: { examples: string; document: Answer; page: Answer } | undefined;
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
  const options = optionsOf(strapi);
  const service: OpenApiService = {
    document(examples) {
      const types = options.contentTypes.map((uid) => describeType(strapi, uid, options.views[uid]));
      const version = options.openapi.version ?? strapi.config.get<string>('info.version');
      const model = modelOf(strapi, options);
      const parts = [...Object.keys(strapi.components), FILE_UID];
      return writeDocument({ options, version, prefix, types, parts, model, examples });
    },
    async answers() {
      const { contentTypes: uids, defaultLocale: locale } = options;
      const ids = await findExampleIds({ strapi }, { uids, locale });
      const examples = JSON.stringify(ids);
      if (written?.examples === examples) return written;
      const document = service.document(ids);
      const page = writePage({
        document: document as unknown as ShownDocument,
        source: `${prefix}/openapi.json`,
        origin: strapi.config.get<string>('server.absoluteUrl', ''),
      });
      written = {
        examples,
        document: createPage(
          { strapi },
          { content: JSON.stringify(document), type: 'application/json; charset=utf-8' }
        ),
        page: createPage({ strapi }, { content: page, type: 'text/html; charset=utf-8' }),
      };
      return written;
    },
  };
  return service;
}

/** The plugin's service of that name. */
export const openApiOf = (strapi: Core.Strapi): OpenApiService => strapi.plugin('delivery').service('openapi');

function describeType(strapi: Core.Strapi, uid: string, views: ApiType['views']): ApiType {
  const contentType = strapi.contentType(uid as UID.ContentType);
  const {
    singularName,
    pluralName,
    description = '',
  } = contentType.info as typeof contentType.info & { description?: string };
  return { uid, singularName, pluralName, description, isSingleType: contentTypes.isSingleType(contentType), views };
}

function modelOf(
  strapi: Core.Strapi,
  { contentTypes: readable, openapi }: Pick<DeliveryOptions, 'contentTypes' | 'openapi'>
): ContentModel {
  const described: Readonly<Record<string, JsonSchema>> = { locale: schemaRef(LOCALE_CODE), ...openapi.attributes };
  /** Who wrote an entry, and whatever else leads to types that sites do not read, is in no answer. */
  const isShown = ({ type, target, private: isPrivate }: Attribute) =>
    !isPrivate && (type !== 'relation' || (target !== undefined && readable.includes(target)));
  const attributesOf = (uid: string) => {
    const attributes = strapi.getModel(uid as UID.Schema).attributes as unknown as Record<string, Attribute>;
    const shown = Object.entries(attributes).filter(([, attribute]) => isShown(attribute));
    if (!readable.includes(uid)) return Object.fromEntries(shown);
    return Object.fromEntries(shown.map(([name, attribute]) => [name, { ...attribute, schema: described[name] }]));
  };
  return {
    attributesOf,
    targetOf(uid, name) {
      const { type, target, component } = attributesOf(uid)[name] as Attribute;
      return type === 'media' ? FILE_UID : (target ?? component);
    },
    nameOf: (uid) =>
      pascalCase(
        uid in strapi.components ? uid.replace('.', '-') : strapi.contentType(uid as UID.ContentType).info.singularName
      ),
    isContentType: (uid) => readable.includes(uid),
    hasDocumentId: (uid) => uid in strapi.contentTypes,
  };
}
