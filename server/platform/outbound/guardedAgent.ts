import dns from 'node:dns';
import net from 'node:net';
import { Agent, buildConnector } from 'undici';
import { refusedAddress } from './outboundError.ts';
import { isLoopback, isPublicAddress } from './publicAddress.ts';

/** Like dns.lookup with { all: true }. */
export type Resolver = (hostname: string, callback: (error: Error | null, addresses: dns.LookupAddress[]) => void) => void;

export interface GuardedAgentOptions {
  /** Tests only: allows connections to this machine. */
  allowLoopback?: boolean;
  resolver?: Resolver;
  connectTimeoutMs?: number;
}

const systemResolver: Resolver = (hostname, callback) => dns.lookup(hostname, { all: true }, callback);

/**
 * Connects to public addresses only. The check is part of the connector, which connects to the very address it resolved, so a name
 * that resolves differently a moment later gains nothing (DNS rebinding).
 */
export function guardedAgent({ allowLoopback = false, resolver = systemResolver, connectTimeoutMs = 10_000 }: GuardedAgentOptions = {}): Agent {
  const mayReach = (address: string): boolean => isPublicAddress(address) || (allowLoopback && isLoopback(address));

  const lookup: net.LookupFunction = (hostname, options, callback) =>
    resolver(hostname, (error, addresses) => {
      if (error) return callback(error, []);
      // one private address among public ones is an attack or a mistake: either way nothing is fetched
      if (addresses.length === 0 || !addresses.every(({ address }) => mayReach(address))) return callback(refusedAddress(hostname), []);
      if (options.all) return callback(null, addresses);
      callback(null, addresses[0]!.address, addresses[0]!.family);
    });

  const connect = buildConnector({ lookup, timeout: connectTimeoutMs });
  return new Agent({
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (net.isIP(host) && !mayReach(host)) return callback(refusedAddress(host), null);
      connect(options, (...result) => {
        const [error, socket] = result;
        if (error || !socket) return callback(...result);
        if (socket.remoteAddress && mayReach(socket.remoteAddress)) return callback(null, socket);
        socket.destroy();
        callback(refusedAddress(host), null);
      });
    },
  });
}
