module.exports = () => ({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
  app: { keys: [process.env.APP_KEYS] },
  dirs: { public: process.env.PUBLIC_DIR },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
