import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

interface StoredUser {
  isActive: boolean;
  blocked: boolean | null;
}

/**
 * What an administrator's roles grant.
 *
 * @throws ValidationError for one that does not exist or cannot sign in
 */
export async function abilityOf({ strapi, personId }: { strapi: Core.Strapi; personId: number }): Promise<unknown> {
  const user: StoredUser | null = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: personId }, populate: ['roles'] });
  if (user?.isActive && !user.blocked) {
    return strapi.service('admin::permission').engine.generateUserAbility(user);
  }
  throw new errors.ValidationError('assignee: must be the id of an administrator who can sign in', {
    parameter: 'assignee',
  });
}
