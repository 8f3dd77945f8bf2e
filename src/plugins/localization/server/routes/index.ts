/** Who may do what is asked in the controllers: it hangs on the entry, its languages and the action. */
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
      route('GET', '/entries/:type/:documentId', 'versions.findEntry'),
      route('GET', '/entries/:type/:documentId/:locale/texts', 'versions.findTexts'),
      route('POST', '/entries/:type/:documentId/:locale/:action', 'versions.act'),
      route('GET', '/statuses/:type/:locale', 'versions.findStatuses'),
      route('GET', '/backfill', 'backfill.find'),
    ],
  },
};
