export default {
  admin: {
    type: 'admin',
    routes: [
      {
        method: 'GET',
        path: '/content',
        handler: 'content.find',
        config: { policies: ['admin::isAuthenticatedAdmin'] },
      },
    ],
  },
};
