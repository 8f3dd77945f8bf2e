import { applyAccess } from '../../src/access';
import { startHub, type Hub } from '../support/hub';

/** What each boot makes of the roles in the database. */

interface Role {
  id: number;
  code: string;
  name: string;
}

let hub: Hub;

beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

const query = (uid: string) => hub.strapi.db.query(uid);
const roleOf = (code: string): Promise<Role | null> => query('admin::role').findOne({ where: { code } });
const boot = () => hub.strapi.db.transaction(() => applyAccess({ strapi: hub.strapi }));

interface Grant {
  id: number;
  action: string;
  subject: string;
  properties: { fields?: string[]; locales?: string[] };
}

const grantsOf = (code: string): Promise<Grant[]> => query('admin::permission').findMany({ where: { role: { code } } });

/** Every role and grant of both kinds, with their ids: whatever is written anew shows. */
async function everything(): Promise<string> {
  const tables = ['admin_roles', 'admin_permissions', 'up_roles', 'up_permissions', 'strapi_api_tokens'];
  const rows = await Promise.all(tables.map((table) => hub.strapi.db.connection(table).orderBy('id')));
  return JSON.stringify(rows);
}

describe('a boot on which nothing changed', () => {
  it('writes nothing', async () => {
    const before = await everything();
    await boot();
    expect(await everything()).toBe(before);
  });

  it('costs little', async () => {
    const startedAt = performance.now();
    await boot();
    // Measured 30 to 50 ms on a quiet machine; the margin is for a busy one.
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe('roles of the table', () => {
  it('are called what they are for', async () => {
    const names = ((await query('admin::role').findMany()) as Role[]).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Super Admin',
        'Network editor',
        'Contributor',
        'Translator (Albanian)',
        'Reviewer (Serbian, Latin)',
      ])
    );
    const apiNames = ((await query('plugin::users-permissions.role').findMany()) as Role[]).map(({ name }) => name);
    expect(apiNames.sort()).toEqual(['Member', 'Public']);
  });

  it('replace Editor and Author', async () => {
    expect(await roleOf('strapi-editor')).toBeNull();
    expect(await roleOf('strapi-author')).toBeNull();
  });

  it('lose a grant that the table does not give, and get back one that it does', async () => {
    const role = await roleOf('hub::translator::sq');
    const before = await grantsOf('hub::translator::sq');
    await query('admin::permission').delete({ where: { id: before[0]?.id } });
    await query('admin::permission').create({
      data: {
        action: 'plugin::content-manager.explorer.delete',
        subject: 'api::event.event',
        properties: { locales: ['sq'] },
        conditions: [],
        role: role?.id,
      },
    });
    await boot();
    const withoutIds = (grants: Grant[]) =>
      grants.map(({ action, subject, properties }) => JSON.stringify({ action, subject, properties })).sort();
    expect(withoutIds(await grantsOf('hub::translator::sq'))).toEqual(withoutIds(before));
  });

  it('get back their fields and languages', async () => {
    const [grant] = await grantsOf('hub::translator::mk');
    await query('admin::permission').update({
      where: { id: grant?.id },
      data: { properties: { fields: ['slug'], locales: [] } },
    });
    await boot();
    const grants = await grantsOf('hub::translator::mk');
    expect(grants.every(({ properties }) => (properties.locales?.length ?? 0) > 0)).toBe(true);
    expect(grants.filter(({ properties }) => properties.fields?.length === 1)).toEqual([]);
  });

  it('get back their name, and come back where somebody deleted them', async () => {
    const role = await roleOf('hub::contributor');
    await query('admin::role').update({ where: { id: role?.id }, data: { name: 'Helper' } });
    await hub.strapi.service('admin::role').deleteByIds([(await roleOf('hub::reviewer::bs'))?.id]);
    await boot();
    expect(await roleOf('hub::contributor')).toMatchObject({ id: role?.id, name: 'Contributor' });
    expect(await grantsOf('hub::reviewer::bs')).not.toEqual([]);
  });

  it('that have left it are emptied, and deleted once nobody holds them', async () => {
    const abandoned: Role = await query('admin::role').create({
      data: { code: 'hub::translator::xx', name: 'Translator (X)' },
    });
    const action = 'plugin::content-manager.explorer.read';
    await query('admin::permission').create({
      data: {
        action,
        subject: 'api::event.event',
        properties: { fields: ['title'], locales: ['en'] },
        role: abandoned.id,
      },
    });
    const holder = await query('admin::user').create({ data: { email: 'holder@example.org', roles: [abandoned.id] } });

    await boot();
    expect(await roleOf(abandoned.code)).not.toBeNull();
    expect(await grantsOf(abandoned.code)).toEqual([]);

    await query('admin::user').delete({ where: { id: holder.id } });
    await boot();
    expect(await roleOf(abandoned.code)).toBeNull();
  });
});

describe('what an administrator decided', () => {
  it('stays: a role of their own, even with the name of one of ours', async () => {
    await hub.strapi.service('admin::role').deleteByIds([(await roleOf('hub::contributor'))?.id]);
    const own: Role = await hub.strapi.service('admin::role').create({ name: 'Contributor', description: 'ours' });
    const permissions = [{ action: 'plugin::upload.read', subject: null, properties: {}, conditions: [] }];
    await hub.strapi.service('admin::role').assignPermissions(own.id, permissions);

    await boot();
    expect(await roleOf(own.code)).toMatchObject({ name: 'Contributor', description: 'ours' });
    expect(await grantsOf(own.code)).toHaveLength(1);
    expect(await roleOf('hub::contributor')).toMatchObject({ name: 'Contributor (hub)' });

    await hub.strapi.service('admin::role').deleteByIds([own.id]);
    await boot();
    expect(await roleOf('hub::contributor')).toMatchObject({ name: 'Contributor' });
  });

  it('stays: a role of the REST API with its grants', async () => {
    const board = await query('plugin::users-permissions.role').create({ data: { name: 'Board', type: 'board' } });
    const permission = { action: 'plugin::users-permissions.user.find', role: board.id };
    await query('plugin::users-permissions.permission').create({ data: permission });
    await boot();
    const [kept] = await query('plugin::users-permissions.role').findMany({
      where: { type: 'board' },
      populate: ['permissions'],
    });
    expect(kept).toMatchObject({ name: 'Board', permissions: [{ action: 'plugin::users-permissions.user.find' }] });
  });

  it('stays: registration, once opened', async () => {
    const settings = hub.strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
    const advanced = (await settings.get()) as { allow_register: boolean };
    expect(advanced.allow_register).toBe(false);
    await settings.set({ value: { ...advanced, allow_register: true } });
    await boot();
    expect(await settings.get()).toMatchObject({ allow_register: true });
  });

  it('stays: a token called Full Access; the one that Strapi makes unasked went on the first boot', async () => {
    const where = { type: 'full-access' };
    expect(await query('admin::api-token').count({ where })).toBe(0);
    await hub.strapi
      .service('admin::api-token-content-api')
      .create({ name: 'Full Access', description: '', type: 'full-access', lifespan: null });
    await boot();
    expect(await query('admin::api-token').count({ where })).toBe(1);
  });

  it('goes: a grant to Public or Member beyond the table, which would open the hub to everybody', async () => {
    const role = await query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
    const data = { action: 'plugin::users-permissions.user.find', role: role.id };
    const { id } = await query('plugin::users-permissions.permission').create({ data });
    await boot();
    expect(await query('plugin::users-permissions.permission').count({ where: { id } })).toBe(0);
  });
});

describe('a boot that fails half-way', () => {
  it('leaves the roles as they were', async () => {
    const before = await everything();
    await hub.strapi.service('admin::role').deleteByIds([(await roleOf('hub::reviewer::hr'))?.id]);
    const halfway = await everything();
    const stop = hub.strapi.db.lifecycles.subscribe({
      models: ['plugin::users-permissions.permission'],
      beforeCreate: () => {
        throw new Error('the database is gone');
      },
    });
    const permission = await query('plugin::users-permissions.permission').findOne({
      where: { role: { type: 'authenticated' } },
    });
    await query('plugin::users-permissions.permission').delete({ where: { id: permission.id } });
    const broken = await everything();
    await expect(boot()).rejects.toThrow('the database is gone');
    expect(await everything()).toBe(broken);
    stop();
    await boot();
    expect(halfway).not.toBe(before);
    expect(await grantsOf('hub::reviewer::hr')).not.toEqual([]);
  });
});
