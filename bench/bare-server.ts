import Fastify from 'fastify';

/*
 * The ceiling of a read: the same framework with one route that has the answer in its hand and
 * does nothing but turn it into JSON.
 */

const answer: unknown = JSON.parse(process.argv[2] ?? '{}');
const app = Fastify({ logger: false });
app.get('/member', () => answer);
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
process.stdout.write(`${String(typeof address === 'object' ? address?.port : '')}\n`);
