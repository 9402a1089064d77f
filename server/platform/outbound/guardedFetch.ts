import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Agent, fetch, type Response } from 'undici';
import { guardedAgent, type GuardedAgentOptions } from './guardedAgent.ts';
import { OutboundError, toOutboundError } from './outboundError.ts';

export interface FetchOptions {
  headers?: Record<string, string>;
  /** Limit for the decompressed body. */
  maxBytes?: number;
  /** Limit for the whole fetch, from the first redirect to the last byte. */
  timeoutMs?: number;
  maxRedirects?: number;
}

export interface OpenOptions extends FetchOptions {
  method?: 'GET' | 'HEAD';
  signal: AbortSignal;
}

/** An answer whose body is still arriving. */
export interface Opened {
  status: number;
  /** The final address after redirects, without credentials. */
  url: string;
  headers: Headers;
  /** Must be read to its end, or abandoned by aborting the signal. */
  body: AsyncGenerator<Uint8Array, void>;
}

interface Asked {
  method: 'GET' | 'HEAD' | 'POST';
  headers: Record<string, string> | undefined;
  /** Of a POST. */
  body?: string;
  maxRedirects: number;
  signal: AbortSignal;
}

interface Followed {
  response: Response;
  url: URL;
  permanent: URL | null;
}

export interface Fetched {
  status: number;
  /** The final address after redirects, without credentials. */
  url: string;
  /** Where the leading permanent redirects (301, 308) lead, up to the first temporary one; without credentials; null if there are none. */
  permanentUrl: string | null;
  /** With lower-case names. */
  headers: Headers;
  bytes: Buffer;
}

/** A `Fetched` whose body is still arriving. */
export interface Coming extends Omit<Fetched, 'bytes'> {
  body: AsyncGenerator<Uint8Array, void>;
}

type Headers = Response['headers'];

const MAX_BYTES = 100_000_000;
const TIMEOUT_MS = 60_000;
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Redirects that keep method and body. After the others a POST may become a GET (RFC 9110, 15.4), which would say nothing. */
const KEEPING = new Set([307, 308]);
const PERMANENT = new Set([301, 308]);
const USER_AGENT = 'Stet (podcast show notes CMS)';

/** Fetches addresses that users or feeds name from the public internet. It must never become a way into our own network. */
@Injectable()
export class GuardedFetch implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(options: GuardedAgentOptions = {}) {
    this.agent = guardedAgent(options);
  }

  /**
   * GETs an http(s) address. Credentials in it are sent as Basic authorization, only to its own origin. Any status is a result; 304
   * has no bytes.
   *
   * @throws OutboundError if the address is refused or unreachable, or the answer takes too long or is too large.
   */
  get(address: string, options: FetchOptions = {}): Promise<Fetched> {
    return this.receive(address, options, async ({ body, ...answer }) => ({ ...answer, bytes: await joined(body) }));
  }

  /** The same for bodies too long for memory: `take` reads as much as it wants while the body arrives. */
  async receive<T>(address: string, options: FetchOptions, take: (answer: Coming) => Promise<T>): Promise<T> {
    const { headers, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS, maxRedirects = MAX_REDIRECTS } = options;
    const { response, url, permanent } = await this.follow(address, { method: 'GET', headers, maxRedirects, signal: AbortSignal.timeout(timeoutMs) });
    const body = bytesOf(response, url, maxBytes);
    try {
      return await take({ status: response.status, url: url.href, permanentUrl: permanent?.href ?? null, headers: response.headers, body });
    } finally {
      await body.return();
      await response.body?.cancel().catch(() => {}); // if the body broke, reading it has already thrown
    }
  }

  /**
   * Requests an address and returns the answer while its body arrives, for bodies too long for memory. `signal` ends it at any time;
   * `timeoutMs` limits the wait until the answer begins. No content coding is asked for, so the bytes are those of the file itself.
   *
   * @throws OutboundError as `get` does, also while `body` is read.
   */
  async open(address: string, { method = 'GET', headers, signal, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS, maxRedirects = MAX_REDIRECTS }: OpenOptions): Promise<Opened> {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(new DOMException('the answer did not begin', 'TimeoutError')), timeoutMs);
    try {
      const { response, url } = await this.follow(address, { method, headers: { ...headers, 'accept-encoding': 'identity' }, maxRedirects, signal: AbortSignal.any([signal, waiting.signal]) });
      return { status: response.status, url: url.href, headers: response.headers, body: bytesOf(response, url, maxBytes) };
    } finally {
      clearTimeout(timer);
    }
  }

  private async follow(address: string, { method, headers: given, body, maxRedirects, signal }: Asked): Promise<Followed> {
    const start = parse(address);
    const followed = body === undefined ? REDIRECTS : KEEPING;
    let { url } = start;
    let permanent: URL | null = null;
    let temporary = false;
    let headers: Record<string, string> = { 'user-agent': USER_AGENT, ...lowerCase(given), ...start.authorization };
    for (let hop = 0; ; hop++) {
      try {
        const response = await fetch(url, { method, body, dispatcher: this.agent, redirect: 'manual', headers, signal });
        const location = followed.has(response.status) ? response.headers.get('location') : null;
        if (location === null) return { response, url, permanent };
        await response.body?.cancel();
        if (hop === maxRedirects) throw new OutboundError('too-many-redirects', `${start.url.host} redirects more than ${maxRedirects} times.`);
        const next = parse(location, url).url;
        if (next.origin !== url.origin) headers = withoutCredentials(headers);
        temporary ||= !PERMANENT.has(response.status);
        if (!temporary) permanent = next;
        url = next;
      } catch (error) {
        throw toOutboundError(error, url);
      }
    }
  }

  /**
   * POSTs a form to an http(s) address, and again to where redirects lead that keep method and body (307, 308). Others are returned like any answer.
   *
   * @throws OutboundError as `get` does.
   */
  async post(address: string, form: Record<string, string>, { maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS, maxRedirects = MAX_REDIRECTS }: Omit<FetchOptions, 'headers'> = {}): Promise<Fetched> {
    const asked: Asked = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString(), maxRedirects, signal: AbortSignal.timeout(timeoutMs) };
    const { response, url, permanent } = await this.follow(address, asked);
    return { status: response.status, url: url.href, permanentUrl: permanent?.href ?? null, headers: response.headers, bytes: await joined(bytesOf(response, url, maxBytes)) };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }
}

function parse(address: string, base?: URL): { url: URL; authorization: Record<string, string> } {
  if (!URL.canParse(address, base?.href)) throw new OutboundError('bad-address', 'This is not a web address.');
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutboundError('bad-address', 'Only http and https addresses can be fetched.');
  const { username, password } = url;
  url.username = url.password = url.hash = '';
  if (!username && !password) return { url, authorization: {} };
  const credentials = Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64');
  return { url, authorization: { authorization: `Basic ${credentials}` } };
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // somebody typed a lone "%"
  }
};

const lowerCase = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const withoutCredentials = ({ authorization: _, cookie: __, ...headers }: Record<string, string>): Record<string, string> => headers;

async function joined(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* bytesOf(response: Response, url: URL, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  try {
    yield* atMost(response, maxBytes);
  } catch (error) {
    throw toOutboundError(error, url);
  }
}

/** Counts decompressed bytes, so that a small answer cannot expand into a huge one. */
async function* atMost(response: Response, maxBytes: number): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new OutboundError('too-large', `It is larger than the ${Math.floor(maxBytes / 1_000_000)} MB that are taken.`);
    yield chunk;
  }
}
