/** Who may do what is asked in the controllers: it hangs on the entries and their languages. */
const route = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { policies: ['admin::isAuthenticatedAdmin'] },
});

export default {
  admin: {
    type: 'admin',
    routes: [
      route('GET', '/totals', 'totals.find'),
      route('GET', '/exports/:locale', 'exports.find'),
      route('POST', '/imports', 'imports.create'),
    ],
  },
};
