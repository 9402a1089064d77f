import { DatabaseError } from 'pg';
import { Prisma } from '../../prisma/generated/client.ts';

/** PostgreSQL's codes while it shuts down, has crashed or is starting: the connection is gone, but a new one may work in a moment. */
const GONE: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006']);
/** System errors on a connection to PostgreSQL. Fetches elsewhere fail with an `OutboundError` instead. */
const UNREACHABLE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const SOCKET_CALLS: ReadonlySet<string> = new Set(['connect', 'read', 'write', 'getaddrinfo']);
/** pg's own messages. */
const TERMINATED = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
/** Prisma's codes: the server is not reached, not in time, does not answer in time, has closed the connection. */
const CODES: ReadonlySet<string> = new Set(['P1001', 'P1002', 'P1008', 'P1017']);
/** Error kinds of Prisma's adapter. */
const KINDS: ReadonlySet<string> = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout']);

/** Whether an error, from pg or Prisma, means that the database cannot be reached right now. */
export function isStoreAway(error: unknown): boolean {
  if (error === null || typeof error !== 'object') return false;
  if (error instanceof DatabaseError) return GONE.has(error.code ?? '');
  if (error instanceof Prisma.PrismaClientKnownRequestError) return CODES.has(error.code) || isOfAdapter((error.meta as { driverAdapterError?: { cause?: unknown } } | undefined)?.driverAdapterError?.cause);
  const { name, message, cause, code, syscall } = error as NodeJS.ErrnoException;
  if (name === 'DriverAdapterError') return isOfAdapter(cause);
  return TERMINATED.test(message) || (UNREACHABLE.has(code ?? '') && SOCKET_CALLS.has(syscall ?? ''));
}

const isOfAdapter = (cause: unknown): boolean => {
  const { kind = '', originalCode = '', originalMessage = '' } = (cause ?? {}) as { kind?: string; originalCode?: string; originalMessage?: string };
  return KINDS.has(kind) || GONE.has(originalCode) || TERMINATED.test(originalMessage);
};
