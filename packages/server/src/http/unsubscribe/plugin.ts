import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { UNSUBSCRIBE_PATH } from '../../mail/unsubscribe-link.ts';
import { isDatabaseAway } from '../../runtime/database-away.ts';
import {
  readUnsubscribeLink,
  unsubscribe,
  type LinkOwner,
  type UnsubscribeTools,
} from '../../usecases/unsubscribe.ts';
import { PAGE_HEADERS, pageHtml, type Page } from '../page.ts';

interface Asked {
  readonly partner: string;
  readonly token: string;
}

const NOT_FOUND: Page = {
  title: 'There is nothing here',
  text: 'This link leads nowhere. Please use the link of the mail as it stands there.',
};
const BUSY: Page = {
  title: 'Please try again',
  text: 'This could not be done at the moment. Please try again in a minute.',
  button: 'Try again',
};

/**
 * Where the links of mails lead: looking asks, posting takes the member off the list. Mail programs post
 * by themselves (RFC 8058); what looks at links beforehand, as virus scanners do, changes nothing.
 */
export function unsubscribeSurface(tools: UnsubscribeTools): FastifyPluginCallback {
  return (app, _options, done) => {
    app.removeAllContentTypeParsers();
    // What is posted does not matter: the link says it all.
    app.addContentTypeParser('*', (_request, payload, parsed) => {
      payload.resume();
      parsed(null);
    });
    app.setErrorHandler((error, request, reply) => {
      // What the framework cannot read leads nowhere either.
      if (isFaultOfRequest(error)) return send(reply, 404, NOT_FOUND);
      if (!isDatabaseAway(error)) request.log.error({ err: error }, 'unsubscribing failed');
      return sendBusy(reply);
    });
    const path = `${UNSUBSCRIBE_PATH}/:partner/:token`;
    app.get(path, async (request, reply) => {
      const owner = await ownerOf(tools, request);
      return owner === null ? send(reply, 404, NOT_FOUND) : send(reply, 200, question(owner));
    });
    app.post(path, async (request, reply) => {
      const owner = await ownerOf(tools, request);
      if (owner === null) return send(reply, 404, NOT_FOUND);
      const ended = await unsubscribe(tools, owner);
      return ended === 'busy' ? sendBusy(reply) : send(reply, 200, farewell(owner));
    });
    done();
  };
}

function isFaultOfRequest(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status < 500;
}

function ownerOf(tools: UnsubscribeTools, request: FastifyRequest): Promise<LinkOwner | null> {
  const { partner, token } = request.params as Asked;
  return readUnsubscribeLink(tools, { partnerId: partner, token });
}

function question({ merchantName }: LinkOwner): Page {
  return {
    title: 'Unsubscribe',
    text: `Do you want no more mails about the loyalty program of ${merchantName}? Your points stay as they are.`,
    button: 'Unsubscribe',
  };
}

function farewell({ merchantName }: LinkOwner): Page {
  return {
    title: 'You are unsubscribed',
    text: `You get no more mails about the loyalty program of ${merchantName}. Your points stay as they are.`,
  };
}

function sendBusy(reply: FastifyReply): FastifyReply {
  reply.header('retry-after', '60');
  return send(reply, 503, BUSY);
}

function send(reply: FastifyReply, status: number, page: Page): FastifyReply {
  return reply.code(status).headers(PAGE_HEADERS).send(pageHtml(page));
}
