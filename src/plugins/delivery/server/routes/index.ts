export default {
  'content-api': {
    type: 'content-api',
    routes: [
      {
        method: 'GET',
        path: '/openapi.json',
        handler: 'openapi.read',
        // Beside the content, and for everybody: it says nothing that the content types' names do not.
        config: { prefix: '', auth: false },
      },
      { method: 'GET', path: '/docs', handler: 'openapi.page', config: { prefix: '', auth: false } },
    ],
  },
};
