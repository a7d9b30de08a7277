import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from './smtp-url.ts';

/** What is said to the server, and by when it must be over. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  readonly message: Buffer;
  readonly signal: AbortSignal;
}

/** How far it came: whom the server refused, if it did. */
export type Stage = 'connection' | 'sender' | 'recipient' | 'message';

/** What became of it. `code` is the server's own, three digits; null if it said nothing. */
export type HandedOver =
  | { readonly kind: 'accepted'; readonly response: string }
  | {
      readonly kind: 'failed';
      readonly stage: Stage;
      readonly code: number | null;
      readonly text: string;
    };

export interface ConnectionTimes {
  /** For each wait: a connection, a greeting, a word of the server. Milliseconds. */
  readonly waitMs: number;
}

/** Connections at once, of one process. */
const CONNECTIONS_MAX = 8;
/** Servers end connections that are used for too long. */
const MAILS_PER_CONNECTION = 100;
const IDLE_MS = 5000;
const ANSWER_BYTES_MAX = 64 * 1024;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

interface Connection {
  readonly smtp: SMTPConnection;
  used: number;
  idle: NodeJS.Timeout | null;
  isOver: boolean;
}

/** What an error of the connection says beside its words. */
interface Trouble {
  readonly message: string;
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/** A few connections to one mail server, opened when they are needed and used again. */
export class SmtpConnections {
  readonly #server: SmtpServer;
  readonly #times: ConnectionTimes;
  readonly #idle: Connection[] = [];
  readonly #waiting: (() => void)[] = [];
  #open = 0;
  #isClosed = false;

  constructor(server: SmtpServer, times: ConnectionTimes) {
    this.#server = server;
    this.#times = times;
  }

  /** Hands one mail over. Never throws for what the server does; ends when the signal says so. */
  async send(handover: Handover): Promise<HandedOver> {
    const entered = await this.#enter(handover.signal);
    if (!entered) return failed('connection', null, 'no connection was free in time');
    try {
      const connection = this.#takeIdle() ?? (await this.#connect(handover.signal));
      return 'kind' in connection ? connection : await this.#over(connection, handover);
    } finally {
      this.#leave();
    }
  }

  /** Ends all connections that lie idle; those at work end with their mail. */
  close(): void {
    this.#isClosed = true;
    for (let kept = this.#takeIdle(); kept !== null; kept = this.#takeIdle()) kept.smtp.quit();
  }

  async #over(connection: Connection, handover: Handover): Promise<HandedOver> {
    const ended = await this.#handOver(connection, handover);
    connection.used += 1;
    const goesOn = ended.kind === 'accepted' || (ended.stage === 'recipient' && ended.code !== 421);
    if (goesOn && !connection.isOver && !this.#isClosed && connection.used < MAILS_PER_CONNECTION) {
      if (ended.kind === 'accepted' || (await this.#reset(connection, handover.signal))) {
        this.#keep(connection);
        return ended;
      }
    }
    if (goesOn && !connection.isOver) connection.smtp.quit();
    else connection.smtp.close();
    return ended;
  }

  #handOver({ smtp }: Connection, handover: Handover): Promise<HandedOver> {
    const { from, to, message, signal } = handover;
    return this.#guarded(smtp, signal, (done) => {
      const envelope = { from, to: [to], size: message.length };
      smtp.send(envelope, message, (error, info) => {
        if (error !== null) done(failureOf(error));
        else done({ kind: 'accepted', response: info.response });
      });
    });
  }

  async #connect(signal: AbortSignal): Promise<Connection | HandedOver> {
    const { host, port, isSecure, login } = this.#server;
    const { waitMs } = this.#times;
    const smtp = new SMTPConnection({
      ...{ host, port, secure: isSecure, logger: false, maxResponseSize: ANSWER_BYTES_MAX },
      // A password is told to nobody who might listen.
      requireTLS: login !== null && !isSecure && !LOOPBACK.has(host),
      ...{ connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: waitMs },
      ...{ dnsTimeout: waitMs, socketCloseTimeout: 1000 },
    });
    const connection: Connection = { smtp, used: 0, idle: null, isOver: false };
    const over = (): void => {
      connection.isOver = true;
      this.#forget(connection);
    };
    smtp.on('end', over);
    smtp.on('error', over);
    const met = await this.#guarded(smtp, signal, (done) => {
      smtp.once('error', (error: Trouble) => {
        done(failed('connection', codeOf(error), wordsOf(error)));
      });
      smtp.connect((error) => {
        if (error !== undefined) done(failed('connection', codeOf(error), wordsOf(error)));
        else if (login === null) done({ kind: 'accepted', response: '' });
        else {
          smtp.login({ user: login.user, pass: login.password }, (refused) => {
            if (refused === null) done({ kind: 'accepted', response: '' });
            else done(failed('connection', codeOf(refused), wordsOf(refused)));
          });
        }
      });
    });
    if (met.kind === 'accepted') return connection;
    smtp.close();
    return met;
  }

  async #reset({ smtp }: Connection, signal: AbortSignal): Promise<boolean> {
    const ended = await this.#guarded(smtp, signal, (done) => {
      smtp.reset((error) => {
        if (error === null) done({ kind: 'accepted', response: '' });
        else done(failed('connection', codeOf(error), wordsOf(error)));
      });
    });
    return ended.kind === 'accepted';
  }

  /** Waits for the first thing that happens: the answer, an error, the end of patience. */
  #guarded(
    smtp: SMTPConnection,
    signal: AbortSignal,
    act: (done: (ended: HandedOver) => void) => void,
  ): Promise<HandedOver> {
    return new Promise((resolve) => {
      const finish = (ended: HandedOver): void => {
        signal.removeEventListener('abort', outOfTime);
        smtp.removeListener('end', cutOff);
        resolve(ended);
      };
      const outOfTime = (): void => {
        finish(failed('connection', null, 'the mail server took too long'));
        smtp.close();
      };
      const cutOff = (): void => {
        finish(failed('connection', null, 'the mail server ended the connection'));
      };
      if (signal.aborted) {
        outOfTime();
        return;
      }
      signal.addEventListener('abort', outOfTime, { once: true });
      smtp.once('end', cutOff);
      act(finish);
    });
  }

  async #enter(signal: AbortSignal): Promise<boolean> {
    if (this.#open < CONNECTIONS_MAX) {
      this.#open += 1;
      return true;
    }
    return new Promise((resolve) => {
      const given = (): void => {
        signal.removeEventListener('abort', gaveUp);
        resolve(true);
      };
      const gaveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(given), 1);
        resolve(false);
      };
      if (signal.aborted) {
        resolve(false);
        return;
      }
      signal.addEventListener('abort', gaveUp, { once: true });
      this.#waiting.push(given);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#open -= 1;
    else next();
  }

  #keep(connection: Connection): void {
    connection.idle = setTimeout(() => {
      this.#forget(connection);
      connection.smtp.quit();
    }, IDLE_MS).unref();
    this.#idle.push(connection);
  }

  #takeIdle(): Connection | null {
    const connection = this.#idle.pop() ?? null;
    if (connection?.idle != null) clearTimeout(connection.idle);
    return connection;
  }

  #forget(connection: Connection): void {
    if (connection.idle !== null) clearTimeout(connection.idle);
    const place = this.#idle.indexOf(connection);
    if (place !== -1) this.#idle.splice(place, 1);
  }
}

function failureOf(error: Trouble): HandedOver {
  return failed(stageOf(error), codeOf(error), wordsOf(error));
}

function stageOf({ command, code }: Trouble): Stage {
  switch (command) {
    case 'RCPT TO':
      return 'recipient';
    case 'MAIL FROM':
      return 'sender';
    case 'DATA':
      return 'message';
    default:
      // An address that cannot even be said.
      return code === 'EENVELOPE' ? 'recipient' : 'connection';
  }
}

function failed(stage: Stage, code: number | null, text: string): HandedOver {
  return { kind: 'failed', stage, code, text };
}

function codeOf({ responseCode }: Trouble): number | null {
  return typeof responseCode === 'number' ? responseCode : null;
}

function wordsOf({ response, message }: Trouble): string {
  return typeof response === 'string' && response !== '' ? response : message;
}
