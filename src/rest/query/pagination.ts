import { MAX_INTEGER, MAX_PAGE_SIZE } from '../limits';

import { inside, invalidParameter, isRecord } from './invalid-parameter';
import { asBoolean, asInteger } from './values';

const KEYS = ['page', 'pageSize', 'start', 'limit', 'withCount'];

/**
 * Checks `pagination[page]` and `pagination[pageSize]`, or `pagination[start]` and `pagination[limit]`,
 * and `pagination[withCount]`. Strapi silently lowers a size that is too large; a reader must know what they get.
 *
 * @throws ValidationError naming the part that is wrong and its range
 */
export function checkPagination(value: unknown, parameter: string): void {
  const example = inside(parameter, 'page');
  if (!isRecord(value)) throw invalidParameter({ parameter, problem: `must be written as ${example}=1` });

  for (const [key, entry] of Object.entries(value)) {
    const at = inside(parameter, key);
    switch (key) {
      case 'page':
        asInteger(entry, at, { min: 1, max: MAX_INTEGER });
        break;
      case 'start':
        asInteger(entry, at, { min: 0, max: MAX_INTEGER });
        break;
      case 'pageSize':
      case 'limit':
        asInteger(entry, at, { min: 1, max: MAX_PAGE_SIZE });
        break;
      case 'withCount':
        asBoolean(entry, at);
        break;
      default:
        throw invalidParameter({ parameter: at, problem: 'is not a part of pagination', allowed: KEYS });
    }
  }
  const mixed = ['start', 'limit'].find((key) => key in value);
  if (mixed !== undefined && ('page' in value || 'pageSize' in value)) {
    const problem = 'cannot stand beside page and pageSize: use either start and limit, or page and pageSize';
    throw invalidParameter({ parameter: inside(parameter, mixed), problem });
  }
}
