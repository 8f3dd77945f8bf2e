import type { Request } from './client';
import { newVersion, type TypeFacts } from './content';

export interface Target {
  documentId: string;
  locale: string;
}

/** Everything the content manager does to content. "discard" takes a draft back to what is published. */
export const COLLECTION_ACTIONS = [
  'list',
  'read',
  'create',
  'update text',
  'update shared',
  'delete',
  'publish',
  'unpublish',
  'discard',
  'clone',
  'auto-clone',
  'bulk publish',
  'bulk unpublish',
  'bulk delete',
] as const;

export type Action = (typeof COLLECTION_ACTIONS)[number];

export const SINGLE_ACTIONS: readonly Action[] = [
  'read',
  'create',
  'update text',
  'update shared',
  'delete',
  'publish',
  'unpublish',
  'discard',
];

export const actionsOf = ({ kind }: TypeFacts): readonly Action[] =>
  kind === 'collection' ? COLLECTION_ACTIONS : SINGLE_ACTIONS;

/** The request of an action, as the admin panel sends it. */
export function requestOf({ type, action, target }: { type: TypeFacts; action: Action; target: Target }): Request {
  return type.kind === 'collection' ? onCollection({ type, action, target }) : onSingle({ type, action, target });
}

const changedText = (type: TypeFacts) => ({ [type.text]: newVersion(type)[type.text] });

function onCollection({ type, action, target: { documentId, locale } }: Parameters<typeof requestOf>[0]): Request {
  const base = `/content-manager/collection-types/${type.uid}`;
  const bulk = { documentIds: [documentId], locale };
  const requests: Record<Action, Request> = {
    list: { method: 'GET', path: `${base}?locale=${locale}` },
    read: { method: 'GET', path: `${base}/${documentId}?locale=${locale}` },
    create: { method: 'POST', path: base, body: { ...newVersion(type), locale } },
    'update text': { method: 'PUT', path: `${base}/${documentId}`, body: { ...changedText(type), locale } },
    'update shared': { method: 'PUT', path: `${base}/${documentId}`, body: { ...type.shared.data, locale } },
    delete: { method: 'DELETE', path: `${base}/${documentId}?locale=${locale}` },
    publish: { method: 'POST', path: `${base}/${documentId}/actions/publish`, body: { locale } },
    unpublish: { method: 'POST', path: `${base}/${documentId}/actions/unpublish`, body: { locale } },
    discard: { method: 'POST', path: `${base}/${documentId}/actions/discard`, body: { locale } },
    clone: { method: 'POST', path: `${base}/clone/${documentId}`, body: { ...newVersion(type), locale } },
    'auto-clone': { method: 'POST', path: `${base}/auto-clone/${documentId}`, body: { locale } },
    'bulk publish': { method: 'POST', path: `${base}/actions/bulkPublish`, body: bulk },
    'bulk unpublish': { method: 'POST', path: `${base}/actions/bulkUnpublish`, body: bulk },
    'bulk delete': { method: 'POST', path: `${base}/actions/bulkDelete?locale=${locale}`, body: bulk },
  };
  return requests[action];
}

function onSingle({ type, action, target: { locale } }: Parameters<typeof requestOf>[0]): Request {
  const base = `/content-manager/single-types/${type.uid}`;
  const requests: Partial<Record<Action, Request>> = {
    read: { method: 'GET', path: `${base}?locale=${locale}` },
    create: { method: 'PUT', path: base, body: { ...newVersion(type), locale } },
    'update text': { method: 'PUT', path: base, body: { ...changedText(type), locale } },
    'update shared': { method: 'PUT', path: base, body: { ...type.shared.data, locale } },
    delete: { method: 'DELETE', path: `${base}?locale=${locale}` },
    publish: { method: 'POST', path: `${base}/actions/publish`, body: { locale } },
    unpublish: { method: 'POST', path: `${base}/actions/unpublish`, body: { locale } },
    discard: { method: 'POST', path: `${base}/actions/discard`, body: { locale } },
  };
  return requests[action] as Request;
}
