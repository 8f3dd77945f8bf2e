import type { UID } from '@strapi/strapi';

import type { Hub } from '../../support/hub';

export interface Attribute {
  type: string;
  enum?: string[];
  private?: boolean;
  target?: string;
  component?: string;
  joinColumn?: object;
}

/** A content type or component, read from the running hub; what generated queries are built from. */
export interface Model {
  uid: string;
  fields: Record<string, Attribute>;
  /** Names of relations, components and media, and the models behind them. */
  links: Record<string, string>;
  /** The links whose entries Strapi can count. */
  countable: string[];
}

export type FindModel = (uid: string) => Model;

const LINKS = ['relation', 'component', 'media'];

export function createModelFinder(hub: Hub): FindModel {
  return (uid) => {
    const model = hub.strapi.getModel(uid as 'api::city.city');
    const all = Object.entries(model.attributes as unknown as Record<string, Attribute>).filter(
      ([name, { private: isPrivate }]) => !isPrivate && name !== 'related'
    );
    const links = all.filter(([, { type }]) => LINKS.includes(type));
    const isContentType = uid.includes('::');
    return {
      uid,
      fields: {
        id: { type: 'integer' },
        ...(isContentType && { documentId: { type: 'string' } }),
        ...Object.fromEntries(all.filter(([, { type }]) => !LINKS.includes(type))),
      },
      links: Object.fromEntries(
        links.map(([name, { target, component }]) => [name, target ?? component ?? 'plugin::upload.file'])
      ),
      countable: links.filter(([, { type, joinColumn }]) => type !== 'media' && !joinColumn).map(([name]) => name),
    };
  };
}

/** Every address of the REST API: its lists, an entry of each, and the single type. */
export interface Address {
  uid: UID.ContentType;
  path: string;
  kind: 'list' | 'one' | 'single';
}

export function findAddresses(hub: Hub, slugs: Record<string, string>): Address[] {
  return Object.values(hub.strapi.contentTypes)
    .filter(({ uid }) => uid.startsWith('api::'))
    .flatMap(({ uid, kind, info }): Address[] => {
      if (kind === 'singleType') return [{ uid, path: `/api/${info.singularName}`, kind: 'single' }];
      const path = `/api/${info.pluralName}`;
      return [
        { uid, path, kind: 'list' },
        { uid, path: `${path}/${slugs[info.singularName]}`, kind: 'one' },
      ];
    });
}
