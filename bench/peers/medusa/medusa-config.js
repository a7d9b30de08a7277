const { defineConfig } = require('@medusajs/framework/utils');

/*
 * As its documentation sets a server up, with the loyalty plugin and without the admin pages and Redis: all
 * that Redis would keep is kept in the process, which costs less.
 */
module.exports = defineConfig({
  admin: { disable: true },
  plugins: [{ resolve: '@medusajs/loyalty-plugin', options: {} }],
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { pool: { min: 2, max: Number(process.env.POOL_MAX ?? 20) } },
    databaseLogging: false,
    http: {
      adminCors: '',
      authCors: '',
      storeCors: '',
      jwtSecret: process.env.MEDUSA_SECRET,
      cookieSecret: process.env.MEDUSA_SECRET,
    },
  },
});
