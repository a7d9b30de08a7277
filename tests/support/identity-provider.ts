import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type GenerateKeyPairResult,
  SignJWT,
  UnsecuredJWT,
  type JWTPayload,
} from 'jose';

export const CLIENT_ID = 'fealty-at-shop';
export const CLIENT_SECRET = 'a secret: with % and + in it';

/** Whom the provider takes its visitor for. */
export interface ProviderAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | string;
  readonly name?: string;
}

/** How a provider may misbehave; each only while it is set. */
export interface ProviderFaults {
  /** What the token says in place of what is right. */
  claims?: (right: JWTPayload) => JWTPayload;
  /** How the token is signed: not at all, with the public key as a secret, or by an unknown key. */
  signs?: 'none' | 'public key' | 'stranger';
  /** The person says no. */
  denies?: boolean;
  /** A code can be used again. */
  keepsCodes?: boolean;
  /** Claims of the person are told at another place, for whoever has the access token. */
  tellsElsewhere?: boolean;
  /** Answers a path in the provider's stead. */
  answers?: Readonly<Record<string, (response: ServerResponse) => void>>;
}

/** A stand-in for somebody's OpenID provider: it signs, checks codes, PKCE and secrets, and has faults. */
export interface IdentityProvider {
  /** `http://localhost:1234`: to browsers another site than 127.0.0.1. */
  readonly issuer: string;
  account: ProviderAccount;
  faults: ProviderFaults;
  /** How often each path was asked. */
  readonly asked: Map<string, number>;
  /** Makes a new key and forgets the one before. */
  rotate(algorithm?: 'RS256' | 'ES256'): Promise<void>;
  /** Where the browser of the visitor is sent back to, for the URL that it came by. */
  visit(url: string): string;
  close(): Promise<void>;
}

interface Grant {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly account: ProviderAccount;
}

interface Key extends GenerateKeyPairResult {
  readonly kid: string;
  readonly algorithm: string;
}

export async function startIdentityProvider(host = '127.0.0.1'): Promise<IdentityProvider> {
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, ProviderAccount>();
  let key = await newKey('RS256');
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.listen(0);
  await once(server, 'listening');
  const issuer = `http://${host}:${String((server.address() as AddressInfo).port)}`;
  const provider: IdentityProvider = {
    issuer,
    account: { sub: 'account-1', email: 'ann@shop.example', email_verified: true },
    faults: {},
    asked,
    async rotate(algorithm = 'RS256') {
      key = await newKey(algorithm);
    },
    visit(url) {
      const wanted = new URL(url).searchParams;
      const of = (name: string): string => wanted.get(name) ?? '';
      const back = new URL(of('redirect_uri'));
      back.searchParams.set('state', of('state'));
      const isRight =
        of('client_id') === CLIENT_ID &&
        of('response_type') === 'code' &&
        of('code_challenge_method') === 'S256' &&
        of('scope').split(' ').includes('openid');
      if (!isRight || provider.faults.denies === true) {
        back.searchParams.set('error', isRight ? 'access_denied' : 'invalid_request');
        return back.href;
      }
      const code = randomBytes(16).toString('hex');
      const { account } = provider;
      const redirectUri = of('redirect_uri');
      codes.set(code, {
        nonce: of('nonce'),
        challenge: of('code_challenge'),
        redirectUri,
        account,
      });
      back.searchParams.set('code', code);
      return back.href;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', issuer);
    asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
    const instead = provider.faults.answers?.[pathname];
    if (instead !== undefined) {
      instead(response);
      return;
    }
    switch (pathname) {
      case '/.well-known/openid-configuration': {
        say(response, 200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          userinfo_endpoint: `${issuer}/user`,
        });
        return;
      }
      case '/keys': {
        const jwk = await exportJWK(key.publicKey);
        const { kid, algorithm: alg } = key;
        say(response, 200, { keys: [{ ...jwk, kid, alg, use: 'sig' }] });
        return;
      }
      case '/authorize': {
        const to = provider.visit(`${issuer}${request.url ?? ''}`);
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(
          `<!doctype html><html lang="en"><title>Shop ID</title><h1>Shop ID</h1>
           <a href="${to.replaceAll('&', '&amp;')}">Go on as ${provider.account.sub}</a></html>`,
        );
        return;
      }
      case '/token':
        return giveTokens(request, response);
      case '/user': {
        const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
        const account = tokens.get(token);
        if (account === undefined) say(response, 401, { error: 'invalid_token' });
        else say(response, 200, account);
        return;
      }
      default: {
        say(response, 404, { error: 'not_found' });
        return;
      }
    }
  }

  async function giveTokens(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const form = new URLSearchParams(Buffer.concat(pieces).toString());
    const encode = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
    const secret = Buffer.from(`${encode(CLIENT_ID)}:${encode(CLIENT_SECRET)}`).toString('base64');
    if (request.headers.authorization !== `Basic ${secret}`) {
      say(response, 401, { error: 'invalid_client' });
      return;
    }
    const code = form.get('code') ?? '';
    const grant = codes.get(code);
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const isRight =
      grant?.challenge === challenge && grant.redirectUri === form.get('redirect_uri');
    if (grant === undefined || !isRight) {
      say(response, 400, { error: 'invalid_grant' });
      return;
    }
    if (provider.faults.keepsCodes !== true) codes.delete(code);
    const access = randomBytes(16).toString('hex');
    tokens.set(access, grant.account);
    say(response, 200, {
      token_type: 'Bearer',
      access_token: access,
      id_token: await sign(grant),
    });
  }

  async function sign({ nonce, account }: Grant): Promise<string> {
    const { claims = (right: JWTPayload) => right, signs, tellsElsewhere } = provider.faults;
    const now = Math.floor(Date.now() / 1000);
    const said = tellsElsewhere === true ? { sub: account.sub } : account;
    const right = { iss: issuer, aud: CLIENT_ID, iat: now, exp: now + 300, nonce, ...said };
    const told = claims(right);
    const { kid, algorithm } = key;
    if (signs === 'none') return new UnsecuredJWT(told).encode();
    if (signs === 'public key') {
      const asSecret = Buffer.from(await exportSPKI(key.publicKey));
      return new SignJWT(told).setProtectedHeader({ alg: 'HS256', kid }).sign(asSecret);
    }
    const by = signs === 'stranger' ? await newKey('RS256') : key;
    return new SignJWT(told)
      .setProtectedHeader({ alg: algorithm, kid: by.kid })
      .sign(by.privateKey);
  }
}

async function newKey(algorithm: 'RS256' | 'ES256'): Promise<Key> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  return { kid: randomBytes(4).toString('hex'), algorithm, ...pair };
}

function say(response: ServerResponse, status: number, json: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(json));
}
