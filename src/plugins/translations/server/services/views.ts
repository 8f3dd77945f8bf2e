import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

import type { BoardFilters, SavedView } from '../../shared/board';

const VIEW = 'plugin::translations.view';

/** More than anybody finds their way in. */
const MAX_VIEWS = 100;

interface StoredView {
  documentId: string;
  name: string;
  filters: BoardFilters;
}

/** The board as people keep it, each for themselves. */
export function createViewsService({ strapi }: { strapi: Core.Strapi }) {
  const query = () => strapi.db.query(VIEW);

  return {
    /** In the order they were made. */
    async find({ personId }: { personId: number }): Promise<SavedView[]> {
      const views: StoredView[] = await query().findMany({
        where: { owner: { id: personId } },
        orderBy: { id: 'asc' },
      });
      return views.map(({ documentId: id, name, filters }) => ({ id, name, filters }));
    },

    /** @throws ValidationError where the person has a view of that name, or too many */
    async create(view: { personId: number; name: string; filters: BoardFilters }): Promise<void> {
      const { personId, name, filters } = view;
      const views = await this.find({ personId });
      if (views.some((one) => one.name === name)) {
        throw new errors.ValidationError(`name: you have a view called "${name}" already`, { parameter: 'name' });
      }
      if (views.length >= MAX_VIEWS) {
        throw new errors.ValidationError(`name: you have ${MAX_VIEWS} views, which is as many as there can be`, {
          parameter: 'name',
        });
      }
      await query().create({ data: { name, filters, owner: personId } });
    },

    /** @throws NotFoundError for a view that does not exist, or is somebody else's */
    async delete({ personId, id }: { personId: number; id: string }): Promise<void> {
      const view: { id: number } | null = await query().findOne({ where: { documentId: id, owner: { id: personId } } });
      if (!view) throw new errors.NotFoundError(`You have no view ${id}`);
      await query().delete({ where: { id: view.id } });
    },
  };
}

export type ViewsService = ReturnType<typeof createViewsService>;
