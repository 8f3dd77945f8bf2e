export default {
  rest: {
    defaultLimit: 25,
    maxLimit: 100,
    withCount: true,
    // An unknown query parameter is an error, never ignored.
    strictParams: true,
  },
};
