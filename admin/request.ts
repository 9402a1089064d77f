import type { Conflict, Revision } from '#core/model/revision';
import { HttpError } from 'react-admin';
import { pageOwner, signedInAgain } from './session/session';

export interface Issue {
  path: (string | number)[] | string;
  message: string;
}

/** What the server says when it does not do as asked. */
export interface ErrorAnswer {
  statusCode: number;
  code: string;
  message: string;
  issues?: Issue[];
}

/** The server answered no. `status` 0: it did not answer at all. */
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

  /** The issues by the field they belong to, as a form wants them. */
  get fields(): Record<string, string> {
    return Object.fromEntries(this.issues.map(({ path, message }) => [typeof path === 'string' ? path : path.join('.'), message]));
  }
}

/** Someone changed the same field of the same record since we read it; both values are in `conflicts`. */
export class ConflictError extends RequestError {
  readonly conflicts: Conflict[];
  readonly revision: number;

  constructor(answer: ErrorAnswer & { conflicts: Conflict[]; revision: number }) {
    super(answer);
    this.conflicts = answer.conflicts;
    this.revision = answer.revision;
  }
}

/** The server knows that the thing was there and was deleted; what is not there, or not for us to see, looks otherwise. */
export const isDeleted = (error: unknown): boolean => error instanceof RequestError && error.status === 410 && error.code === 'deleted';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A file travels as its bytes, all else as JSON. */
  body?: unknown;
  ifMatch?: number;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** What was sent arrives, also where the page is left before the answer. */
  outlivesPage?: boolean;
  /** What a 401 means here: the session ended (wait for a sign-in and send again) or the answer itself. */
  onUnauthorized?: 'wait' | 'throw';
}

/** Of all that outlives a page, a browser takes 64 KiB at once; more is refused, as if there were no network. */
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
 * Asks the server. A session that ended meanwhile is not an error: the request waits until someone has signed in again
 * and is sent once more.
 *
 * @throws RequestError for every answer that is not 2xx; ConflictError when it carries both values.
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

/** `respond`, and gives the answer's JSON. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await respond(path, options);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** A query string of what is set; objects and empty values have no place in one. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : '';
}
