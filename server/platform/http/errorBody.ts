import { HttpException } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { Prisma } from '../../../prisma/generated/client.ts';
import { isStoreAway } from '../storeAway.ts';

export interface Issue {
  path: string;
  message: string;
}

/** The body of every error answer of the API. */
export interface ErrorBody {
  statusCode: number;
  code: string;
  message: string;
  issues?: Issue[];
}

const CODES: Record<number, string> = {
  400: 'bad-request', 401: 'unauthorized', 403: 'forbidden', 404: 'not-found', 405: 'method-not-allowed', 408: 'too-slow', 409: 'conflict', 412: 'stale', 413: 'too-large',
  415: 'unsupported-type', 422: 'unprocessable', 428: 'precondition-required', 429: 'too-many-requests', 431: 'headers-too-large', 500: 'internal', 502: 'bad-gateway', 503: 'unavailable', 504: 'timeout',
};

export const errorAnswer = (statusCode: number, message: string, rest: object = {}): ErrorBody => ({ statusCode, code: CODES[statusCode] ?? 'error', message, ...rest });

/** What to tell the client about an error; null for a fault of ours, whose details stay in the log. */
export function errorBody(error: unknown): ErrorBody | null {
  if (error instanceof HttpException) return ofException(error);
  if (isStoreAway(error)) return away();
  const refused = error instanceof Prisma.PrismaClientKnownRequestError ? ofStore(error.code) : null;
  if (refused) return refused;
  if (error instanceof DatabaseError && BUSY.has(error.code ?? '')) return busy();
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  if (typeof code === 'string' && code.startsWith('FST_') && statusCode && statusCode < 500) return ofFastify(statusCode, code, message ?? '');
  return null;
}

/** An exception thrown with an object has that as its body: { code, message, … }. Thrown with a text, that is its message. */
function ofException(exception: HttpException): ErrorBody | null {
  const status = exception.getStatus();
  const given = exception.getResponse();
  if (typeof given === 'string') return errorAnswer(status, given);
  const { message, ...rest } = given as Record<string, unknown>;
  delete rest.error; // Nest's: the status in words
  delete rest.errorCode;
  if (status === 404 && typeof message === 'string' && message.startsWith('Cannot ')) return errorAnswer(404, 'There is nothing here.');
  return errorAnswer(status, Array.isArray(message) ? message.join('; ') : String(message ?? exception.message), { ...rest, statusCode: status });
}

/** PostgreSQL's codes for: statement timeout, lock not available, deadlock, serialization failure. */
const BUSY: ReadonlySet<string> = new Set(['57014', '55P03', '40P01', '40001']);

const away = (): ErrorBody => errorAnswer(503, 'The database does not answer. Try again in a moment.', { code: 'no-database' });

const busy = (): ErrorBody => errorAnswer(503, 'The database is busy. Try again in a moment.');

function ofStore(code: string): ErrorBody | null {
  if (code === 'P2002') return errorAnswer(409, 'There is one like this already.', { code: 'exists' });
  if (code === 'P2025') return errorAnswer(404, 'This is not there (any more).');
  if (['P2024', 'P2028', 'P2034'].includes(code)) return busy();
  return null;
}

function ofFastify(status: number, code: string, message: string): ErrorBody {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return errorAnswer(413, 'This is larger than what is taken here.');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return errorAnswer(415, 'Send application/json.');
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return errorAnswer(400, 'The body is not JSON.');
  return errorAnswer(status, message);
}
