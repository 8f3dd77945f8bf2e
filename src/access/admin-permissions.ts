import type { AdminRole, ContentAction, ContentGrant, MediaAction } from './roles';

/** A grant as Strapi stores it for a role of the admin panel. */
export interface AdminPermission {
  action: string;
  subject: string | null;
  properties: { fields?: string[]; locales?: string[] };
  conditions: string[];
}

/** A content type as far as grants go. */
export interface GrantedType {
  uid: string;
  fields: Record<ContentGrant['fields'], string[]>;
}

const MEDIA_ACTIONS: Record<MediaAction, string> = {
  browse: 'plugin::upload.read',
  upload: 'plugin::upload.assets.create',
  change: 'plugin::upload.assets.update',
  download: 'plugin::upload.assets.download',
  'copy link': 'plugin::upload.assets.copy-link',
};

/** The actions that Strapi limits to fields; it drops a field list from the others at boot. */
const ACTIONS_WITH_FIELDS: readonly ContentAction[] = ['create', 'read', 'update'];

/**
 * Spells out a row of the table of roles.
 *
 * @param role - the row
 * @param types - the content types it is about
 * @param localeCodes - what "all" languages means. Listed one by one since Strapi deletes a delete or publish
 *   grant without a list at boot.
 * @returns the permissions the role holds in Strapi: these and no others
 */
export function permissionsOf({
  role,
  types,
  localeCodes,
}: {
  role: AdminRole;
  types: readonly GrantedType[];
  localeCodes: readonly string[];
}): AdminPermission[] {
  return [
    ...role.content.flatMap((grant) => types.flatMap((type) => contentPermissions({ grant, type, localeCodes }))),
    ...role.mediaLibrary.map((action) => ({
      action: MEDIA_ACTIONS[action],
      subject: null,
      properties: {},
      conditions: [],
    })),
  ];
}

function contentPermissions({
  grant,
  type,
  localeCodes,
}: {
  grant: ContentGrant;
  type: GrantedType;
  localeCodes: readonly string[];
}): AdminPermission[] {
  const fields = type.fields[grant.fields];
  const locales = grant.languages === 'all' ? [...localeCodes] : [grant.languages];
  return grant.may.map((action) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: type.uid,
    properties: ACTIONS_WITH_FIELDS.includes(action) ? { fields, locales } : { locales },
    conditions: grant.on === 'own entries' ? ['admin::is-creator'] : [],
  }));
}

/** Whether two sets of grants are the same, in whatever order they and their lists are stored. */
export function isSameGrants(some: readonly AdminPermission[], others: readonly AdminPermission[]): boolean {
  const [left, right] = [some, others].map((permissions) => permissions.map(fingerprint).sort());
  return JSON.stringify(left) === JSON.stringify(right);
}

function fingerprint({ action, subject, properties, conditions }: AdminPermission): string {
  const sorted = (list: string[] | undefined) => (list ? [...list].sort() : null);
  return JSON.stringify([action, subject, sorted(properties.fields), sorted(properties.locales), sorted(conditions)]);
}
