import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../src/rest/limits';

export default {
  rest: {
    defaultLimit: DEFAULT_PAGE_SIZE,
    maxLimit: MAX_PAGE_SIZE,
    withCount: true,
    // An unknown query parameter is an error, never ignored.
    strictParams: true,
  },
};
