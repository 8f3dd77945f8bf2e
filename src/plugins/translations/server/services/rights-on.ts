import type { RightsOf } from '../store/read-versions';

import type { VersionRows } from './version-rows';

/**
 * What a person may do with versions, by type.
 *
 * @param assignee - what the roles of who versions are to be given to grant
 */
export const rightsOn =
  ({ rows, ability, assignee }: { rows: VersionRows; ability: unknown; assignee?: unknown }): RightsOf =>
  (type) => ({
    read: rows.allowed({ ability, type, action: 'read' }),
    readName: rows.allowed({ ability, type, action: 'read', field: rows.nameField(type) }),
    update: rows.allowed({ ability, type, action: 'update' }),
    publish: rows.allowed({ ability, type, action: 'publish' }),
    ...(assignee !== undefined && { updateOfAssignee: rows.allowed({ ability: assignee, type, action: 'update' }) }),
  });
