import type { Core } from '@strapi/strapi';

import { hubLanguages } from './services/hub-languages';
import { removeAssignments } from './store/assignments';

/** Has who works on an entry forgotten when it is deleted. */
export default function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    if (action !== 'delete' || !hubLanguages(strapi).contentTypes.includes(uid)) return next();
    const { documentId } = context.params as { documentId: string };
    return strapi.db.transaction(async ({ trx }) => {
      const result = await next();
      const isLeft = await strapi.db.query(uid).findOne({ where: { documentId }, select: ['id'] });
      if (!isLeft) await removeAssignments({ trx, type: uid, documentId });
      return result;
    });
  });
}
