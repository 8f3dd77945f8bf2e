import fc from 'fast-check';

import { isSameGrants, permissionsOf, type AdminPermission } from '../../../src/access/admin-permissions';
import { ADMIN_ROLES, type AdminRole } from '../../../src/access/roles';

const EVENT = {
  uid: 'api::event.event',
  fields: {
    all: ['title', 'startsAt', 'reports'],
    'all but the other side of relations': ['title', 'startsAt'],
    'localised text': ['title'],
  },
};
const of = (role: AdminRole) => permissionsOf({ role, types: [EVENT], localeCodes: ['en', 'sq'] });
const roleCalled = (name: string) => ADMIN_ROLES.find((role) => role.name === name) as AdminRole;

it('a translator may update the localised text of one language, and read all', () => {
  expect(of(roleCalled('Translator (Albanian)'))).toEqual([
    {
      action: 'plugin::content-manager.explorer.read',
      subject: 'api::event.event',
      properties: { fields: EVENT.fields.all, locales: ['en', 'sq'] },
      conditions: [],
    },
    {
      action: 'plugin::content-manager.explorer.update',
      subject: 'api::event.event',
      properties: { fields: ['title'], locales: ['sq'] },
      conditions: [],
    },
  ]);
});

it('a contributor may update what they created', () => {
  const updates = of(roleCalled('Contributor')).filter(({ action }) => action.endsWith('explorer.update'));
  expect(updates).toMatchObject([{ conditions: ['admin::is-creator'], properties: { fields: ['title', 'startsAt'] } }]);
});

it('publishing and deleting name languages, but no fields, which Strapi would delete at boot', () => {
  const grants = of(roleCalled('Network editor')).filter(({ action }) => /publish|delete$/.test(action));
  expect(grants.map(({ properties }) => properties)).toEqual([{ locales: ['en', 'sq'] }, { locales: ['en', 'sq'] }]);
});

it('no role of the table touches settings, administrators or members', () => {
  const actions = ADMIN_ROLES.flatMap(of).map(({ action }) => action);
  expect(actions.filter((action) => !/^plugin::(content-manager\.explorer|upload)\./.test(action))).toEqual([]);
});

it('codes and names are each used once', () => {
  for (const key of ['code', 'name'] as const) {
    expect(new Set(ADMIN_ROLES.map((role) => role[key])).size).toBe(ADMIN_ROLES.length);
  }
});

describe('two sets of grants are the same', () => {
  const permission: fc.Arbitrary<AdminPermission> = fc.record({
    action: fc.constantFrom('read', 'update'),
    subject: fc.constantFrom('a', 'b', null),
    properties: fc.record({
      fields: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
      locales: fc.constant(['en', 'sq']),
    }),
    conditions: fc.constant([]),
  });

  it('in whatever order they are stored', () => {
    fc.assert(
      fc.property(fc.array(permission, { maxLength: 6 }), (grants) => {
        const reversed = [...grants].reverse().map((grant) => ({
          ...grant,
          properties: { ...grant.properties, fields: [...(grant.properties.fields ?? [])].reverse() },
        }));
        expect(isSameGrants(grants, reversed)).toBe(true);
      }),
      { seed: 42 }
    );
  });

  it('but not where one is missing, or differs in a field', () => {
    fc.assert(
      fc.property(fc.array(permission, { minLength: 1, maxLength: 6 }), ([first, ...others]) => {
        const grants = [first as AdminPermission, ...others];
        expect(isSameGrants(grants, others)).toBe(false);
        const changed = {
          ...grants[0],
          properties: { ...grants[0]?.properties, fields: ['other'] },
        } as AdminPermission;
        expect(isSameGrants(grants, [changed, ...others])).toBe(false);
      }),
      { seed: 42 }
    );
  });
});
