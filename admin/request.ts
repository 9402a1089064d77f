import type { Conflict, Revision } from '#core/model/revision';
import { HttpError } from 'react-admin';
import { pageOwner, signedInAgain } from './session/session';

export interface Issue {
  path: (string | number)[] | string;
  message: string;
}

/** The server's answer when it does not do what was asked. */
export interface ErrorAnswer {
  statusCode: number;
  code: string;
  message: string;
  issues?: Issue[];
}

/** The server refused. `status` is 0 if it did not answer at all. */
export class RequestError extends HttpError {
  readonly code: string;
  readonly issues: Issue[];

  constructor(answer: ErrorAnswer) {
    super(answer.message, answer.statusCode, answer);
    // react-admin's HttpError sets its own prototype
    Object.setPrototypeOf(this, new.target.prototype);
    this.code = answer.code;
    this.issues = answer.issues ?? [];
  }

  /** The issues by the field they belong to, for a form. */
  get fields(): Record<string, string> {
    return Object.fromEntries(this.issues.map(({ path, message }) => [typeof path === 'string' ? path : path.join('.'), message]));
  }
}

/** Somebody changed the same field of the same record since we read it. Both values are in `conflicts`. */
export class ConflictError extends RequestError {
  readonly conflicts: Conflict[];
  readonly revision: number;

  constructor(answer: ErrorAnswer & { conflicts: Conflict[]; revision: number }) {
    super(answer);
    this.conflicts = answer.conflicts;
    this.revision = answer.revision;
  }
}

/** Whether the server knows that the thing existed and was deleted. If it never existed, or the user may not see it, the answer is a 404. */
export const isDeleted = (error: unknown): boolean => error instanceof RequestError && error.status === 410 && error.code === 'deleted';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A file is sent as its bytes, everything else as JSON. */
  body?: unknown;
  ifMatch?: number;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** The request is still delivered if the page is left before the answer. */
  outlivesPage?: boolean;
  /** What to do on a 401: the session ended (wait for a sign-in and send again), or the 401 is the answer. */
  onUnauthorized?: 'wait' | 'throw';
}

/** For all requests that outlive a page, browsers take 64 KiB together, and refuse more as if there were no network. */
const OUTLIVES_BYTES = 32 * 1024;

async function answerOf(response: Response): Promise<ErrorAnswer> {
  const fallback = { statusCode: response.status, code: 'unreadable-answer', message: `${response.status} ${response.statusText}`.trim() };
  try {
    return { ...fallback, ...((await response.json()) as Partial<ErrorAnswer>) };
  } catch {
    return fallback;
  }
}

function errorOf(answer: ErrorAnswer): RequestError {
  return 'conflicts' in answer && Array.isArray(answer.conflicts)
    ? new ConflictError(answer as ErrorAnswer & { conflicts: Conflict[]; revision: Revision['number'] })
    : new RequestError(answer);
}

/**
 * Sends a request to the server. An expired session is not an error: the request waits until someone has signed in again and is then sent once more.
 *
 * @throws RequestError for every answer that is not 2xx; ConflictError if it carries both values
 */
export async function respond(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = 'GET', body, ifMatch, signal, outlivesPage = false, onUnauthorized = 'wait' } = options;
  const headers = new Headers({ Accept: 'application/json', ...options.headers });
  const bytes = body instanceof Blob ? body : null;
  if (body !== undefined) headers.set('Content-Type', bytes ? 'application/octet-stream' : 'application/json');
  const owner = pageOwner();
  if (owner !== null) headers.set('X-Stet-Page-Of', owner);
  if (ifMatch !== undefined) headers.set('If-Match', `"${ifMatch}"`);
  const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  const keepalive = outlivesPage && sent !== undefined && new Blob([sent]).size <= OUTLIVES_BYTES;
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { method, headers, body: sent, signal: signal ?? null, credentials: 'same-origin', keepalive });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestError({ statusCode: 0, code: 'offline', message: 'stet.error.offline' });
  }
  if (response.status === 401 && onUnauthorized === 'wait') {
    await signedInAgain();
    return respond(path, options);
  }
  if (!response.ok) throw errorOf(await answerOf(response));
  return response;
}

/** Like `respond`, but returns the answer's JSON. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await respond(path, options);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** A query string of the values that are set; objects and empty values are left out. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : '';
}
