import type { Core } from '@strapi/strapi';

const TOKEN = 'admin::api-token';

/**
 * Settles what Strapi leaves open on a new database, once: an administrator may decide otherwise later.
 * Registration is closed, and the full-access token that Strapi creates unasked is gone.
 */
export async function settleFirstBoot({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const marker = strapi.store({ type: 'core', name: 'access', key: 'first_boot_settled' });
  if (await marker.get()) return;

  const settings = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const advanced = (await settings.get()) as Record<string, unknown>;
  await settings.set({ value: { ...advanced, allow_register: false, default_role: 'authenticated' } });

  await strapi.db.query(TOKEN).deleteMany({ where: { name: 'Full Access', type: 'full-access', lastUsedAt: null } });
  await marker.set({ value: true });
}
