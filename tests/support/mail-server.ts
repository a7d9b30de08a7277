import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it reached the server. */
export interface ArrivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
  readonly parsed: Email;
}

/** What the server answers: nothing to take it, a code and words to refuse it, `hang` to say nothing. */
export type Answer = { readonly code: number; readonly words: string } | 'hang' | null;

/** A mail server on loopback that writes down what it is sent. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly arrived: ArrivedMail[];
  /** Connections that were opened. */
  readonly connections: number;
  /** Every recipient that was named, also those that were refused. */
  readonly named: string[];
  /** How it answers from now on. */
  onRecipient: (address: string) => Answer;
  onSender: (address: string) => Answer;
  onMessage: (raw: string) => Answer;
  onLogin: (user: string, password: string) => boolean;
  close(): Promise<void>;
}

/**
 * Starts a mail server that takes everything, and logs in whoever is asked to. `selfSigned` offers TLS
 * with a certificate that nobody vouches for.
 */
export async function startMailServer(
  terms: { readonly needsLogin?: boolean; readonly selfSigned?: boolean } = {},
): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  const named: string[] = [];
  let connections = 0;
  const smtp = new SMTPServer({
    authOptional: terms.needsLogin !== true,
    // Without TLS a login is offered on loopback alone.
    allowInsecureAuth: true,
    disabledCommands: terms.selfSigned === true ? [] : ['STARTTLS'],
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username, password }, _session, done) {
      if (server.onLogin(username ?? '', password ?? '')) done(null, { user: username ?? '' });
      else done(new Error('wrong password'));
    },
    onMailFrom({ address }, _session, done) {
      answer(server.onSender(address), done);
    },
    onRcptTo({ address }, _session, done) {
      named.push(address);
      answer(server.onRecipient(address), done);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString();
        const said = server.onMessage(raw);
        if (said !== null) {
          answer(said, done);
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        void PostalMime.parse(raw).then((parsed) => {
          arrived.push({ from, to: rcptTo.map(({ address }) => address), raw, parsed });
          done();
        });
      });
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const server: MailServer = {
    host: '127.0.0.1',
    port,
    arrived,
    named,
    get connections() {
      return connections;
    },
    onRecipient: () => null,
    onSender: () => null,
    onMessage: () => null,
    onLogin: () => true,
    close: () =>
      new Promise((resolve) => {
        smtp.close(() => {
          resolve();
        });
      }),
  };
  return server;
}

function answer(said: Answer, done: (error?: Error | null) => void): void {
  if (said === 'hang') return;
  if (said === null) done();
  else done(Object.assign(new Error(said.words), { responseCode: said.code }));
}
