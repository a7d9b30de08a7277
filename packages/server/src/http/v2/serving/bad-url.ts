import type { FastifyReply } from 'fastify';
import { refuse } from './refusal.ts';
import { sendReply } from './serve.ts';

/** What refuses URLs below a prefix that the router cannot read, with its reason; false of others. */
export function badUrlRefusal(
  prefix: string,
): (url: string, reply: FastifyReply, reason: string) => boolean {
  return (url, reply, reason) => {
    if (!url.startsWith(`${prefix}/`)) return false;
    void sendReply(reply, refuse('INVALID_REQUEST', reason));
    return true;
  };
}
