import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectSecure } from 'node:tls';

/** A connection to be opened: to an address that was judged, never to a name. */
export interface DialTarget {
  readonly address: string;
  readonly port: number;
  /** Null for plain HTTP. */
  readonly secure: {
    /** Whose certificate it must be. */
    readonly host: string;
    /** Of an earlier connection to the same host and address, to save a handshake. */
    readonly session: Buffer | undefined;
    /** Certificate authorities to trust in place of the system's and Node's; PEM. */
    readonly authorities: readonly string[] | undefined;
  } | null;
}

/** Opens a connection; all sockets that this program opens for merchants come from one of these. */
export type Dial = (target: DialTarget) => Socket;

/** The real one. The certificate is always checked, whatever the environment says. */
export const dial: Dial = ({ address, port, secure }) => {
  if (secure === null) return connectPlain({ host: address, port, noDelay: true });
  const { host, session, authorities } = secure;
  return connectSecure({
    host: address,
    port,
    // An address has no place in SNI; its certificate must name it all the same.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(session === undefined ? {} : { session }),
    ...(authorities === undefined ? {} : { ca: [...authorities] }),
    checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: true,
  }).setNoDelay(true);
};
