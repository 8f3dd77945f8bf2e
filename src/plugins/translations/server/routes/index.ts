/** Who may do what is asked in the controllers: it hangs on the entries and their languages. */
const route = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, handler: string) => ({
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
      route('GET', '/memory', 'memory.find'),
      route('POST', '/memory', 'memory.create'),
      route('GET', '/glossary', 'glossary.find'),
      route('POST', '/glossary', 'glossary.create'),
      route('PUT', '/glossary/:id', 'glossary.update'),
      route('DELETE', '/glossary/:id', 'glossary.delete'),
      route('GET', '/aids/:type/:documentId/:locale', 'aids.find'),
      route('GET', '/board', 'board.find'),
      route('GET', '/board/choices', 'board.choices'),
      route('POST', '/board/actions', 'board.act'),
      route('GET', '/views', 'views.find'),
      route('POST', '/views', 'views.create'),
      route('DELETE', '/views/:id', 'views.delete'),
      route('GET', '/digest', 'digest.find'),
      route('PUT', '/digest', 'digest.update'),
    ],
  },
};
