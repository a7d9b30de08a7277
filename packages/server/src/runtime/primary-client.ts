import pg from 'pg';
import { DatabaseServers, urlsOf } from './database-servers.ts';

/** How to reach a database: a URL, or a socket and a role. */
export interface ConnectionTarget {
  /** May name several hosts, `postgres://user@one:5432,two:5432/name`: the one that takes writes is used. */
  readonly url?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly database?: string;
}

/** What the driver takes, and what its clients are told of the servers of the database. */
export interface PrimaryConfig extends pg.ClientConfig {
  /** The servers that it may be at; the driver's own host is used without them. */
  readonly servers?: DatabaseServers;
  /** Whether a session is given up that turns out to be one of a replica. */
  readonly refusesReplica?: boolean;
}

/** What a session tells that was given up; `isDatabaseAway` knows it by its first words. */
const IS_REPLICA = 'Connection terminated: the database is a replica, which takes no writes';

/** What the driver keeps and its types leave out. */
interface Insides {
  host: string;
  port: number;
  readonly connectionParameters: { host: string; port: number };
  readonly connection: {
    readonly stream: { destroy(error: Error): void };
    on(event: 'parameterStatus', tell: (message: ParameterStatus) => void): void;
  };
}

interface ParameterStatus {
  readonly parameterName: string;
  readonly parameterValue: string;
}

/** The driver's own form of a target. Connections that share it search for their server together. */
export function connectionOf(target: ConnectionTarget): PrimaryConfig {
  const { url, ...parts } = target;
  if (url === undefined) return parts;
  const [first = url, ...others] = urlsOf(url);
  if (others.length === 0) return { connectionString: first };
  return { connectionString: first, servers: new DatabaseServers([first, ...others]) };
}

/** A client of the server that takes writes, wherever that is when it connects. */
export class PrimaryClient extends pg.Client {
  readonly #servers: DatabaseServers | undefined;

  constructor(config?: PrimaryConfig) {
    super(config);
    this.#servers = config?.servers;
    if (config?.refusesReplica === true) this.#refuseReplica();
  }

  override connect: pg.Client['connect'] = ((tell?: (error: Error | null) => void) => {
    const connected = this.#connectToPrimary();
    if (tell === undefined) return connected;
    connected.then(
      () => {
        tell(null);
      },
      (error: unknown) => {
        tell(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return undefined;
  }) as pg.Client['connect'];

  async #connectToPrimary(): Promise<void> {
    const servers = this.#servers;
    if (servers !== undefined) {
      // Read by the driver itself, which knows where a URL keeps them.
      const { host, port } = new pg.Client(await servers.primary());
      const insides = insidesOf(this);
      Object.assign(insides, { host, port });
      Object.assign(insides.connectionParameters, { host, port });
    }
    try {
      await super.connect();
    } catch (error) {
      servers?.forget();
      throw error;
    }
  }

  /** PostgreSQL says by itself, when a session begins, whether it follows another server. */
  #refuseReplica(): void {
    const { connection } = insidesOf(this);
    connection.on('parameterStatus', ({ parameterName, parameterValue }) => {
      if (parameterName !== 'in_hot_standby' || parameterValue !== 'on') return;
      connection.stream.destroy(new Error(IS_REPLICA));
    });
  }
}

function insidesOf(client: pg.Client): Insides {
  return client as unknown as Insides;
}

/** A client that prepares nothing: a pooler in transaction mode would hand names to others. */
export class UnnamedClient extends PrimaryClient {
  override query: pg.Client['query'] = ((config: unknown, ...rest: unknown[]) => {
    const bare =
      typeof config === 'object' && config !== null && 'name' in config
        ? { ...config, name: undefined }
        : config;
    return (super.query as (...args: unknown[]) => unknown)(bare, ...rest);
  }) as pg.Client['query'];
}
