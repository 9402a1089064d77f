import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import zlib from 'node:zlib';
import type { Resolver } from './guardedAgent.ts';
import { GuardedFetch } from './guardedFetch.ts';
import { OutboundError } from './outboundError.ts';

/** Names of this test's own internet. */
const NAMES: Record<string, string[]> = {
  'feeds.example': ['127.0.0.1'],
  'other.example': ['127.0.0.1'],
  'inside.example': ['10.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'half.example': ['127.0.0.1', '192.168.0.1'],
  'nowhere.example': [],
};
const resolver: Resolver = (name, callback) => {
  const found = NAMES[name];
  if (found) callback(null, found.map((address) => ({ address, family: 4 })));
  else callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []);
};

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;
const routes: Record<string, Handler> = {};
const asked: { path: string; host: string | undefined; authorization: string | undefined; cookie: string | undefined }[] = [];
const server = http.createServer((request, response) => {
  asked.push({ path: request.url!, host: request.headers.host?.split(':')[0], authorization: request.headers.authorization, cookie: request.headers.cookie });
  const handler = routes[request.url!];
  if (handler) handler(request, response);
  else response.writeHead(404).end('nothing');
});
let port: number;
const at = (host: string, path: string) => `http://${host}:${port}${path}`;
const redirect = (location: () => string, status = 302): Handler => (_, response) => response.writeHead(status, { location: location() }).end();

const open = new GuardedFetch({ allowLoopback: true, resolver });
const closed = new GuardedFetch({ resolver });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  routes['/feed.xml'] = (_, response) => response.writeHead(200, { etag: '"7"' }).end('<rss/>');
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  await Promise.all([open.onApplicationShutdown(), closed.onApplicationShutdown()]);
  await new Promise((resolve) => server.close(resolve));
});

const privateAddress = () => at('ada:open%20sesame@feeds.example', '/private');
const localhost: Resolver = (name, callback) => (name === 'localhost' ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : resolver(name, callback));

const failure = (promise: Promise<unknown>): Promise<OutboundError> => promise.then(() => { throw new Error('it was fetched'); }, (error: OutboundError) => error);

test('fetches, and tells what a later fetch needs to know', async () => {
  const { status, url, headers, bytes } = await open.get(at('feeds.example', '/feed.xml'));
  expect([status, url, headers.get('etag'), bytes.toString()]).toEqual([200, at('feeds.example', '/feed.xml'), '"7"', '<rss/>']);
});

test('answers 304 without bytes', async () => {
  routes['/cached'] = (request, response) => response.writeHead(request.headers['if-none-match'] === '"7"' ? 304 : 200).end();
  expect(await open.get(at('feeds.example', '/cached'), { headers: { 'If-None-Match': '"7"' } })).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
});

describe('without a connection', () => {
  test.each([
    ['127.0.0.1'], ['localhost'], ['[::1]'], ['[::ffff:7f00:1]'], ['2130706433'], ['0x7f.1'], ['017700000001'], ['0.0.0.0'], ['127.1'],
    ['feeds.example'], ['inside.example'], ['half.example'], ['nowhere.example'], ['10.0.0.1'], ['169.254.169.254'], ['[fd00::1]'], ['[64:ff9b::7f00:1]'], ['[2002:7f00:1::]'],
  ])('refuses %s', async (host) => {
    const guarded = new GuardedFetch({ resolver: localhost });
    expect(await failure(guarded.get(at(host, '/feed.xml')))).toMatchObject({ name: 'OutboundError', code: 'address-refused' });
    expect(asked).toEqual([]);
    await guarded.onApplicationShutdown();
  });

  test.each(['inside.example', 'half.example', '10.0.0.1', 'metadata.example'])('refuses %s even where a test may reach this machine', async (host) => {
    expect(await failure(open.get(at(host, '/feed.xml')))).toMatchObject({ code: 'address-refused' });
    expect(asked).toEqual([]);
  });

  test.each(['ftp://feeds.example/', 'file:///etc/passwd', 'data:text/plain,hello', 'feeds', ''])('refuses %j, which is no web address', async (address) => {
    expect(await failure(open.get(address))).toMatchObject({ code: 'bad-address' });
  });
});

describe('redirects', () => {
  test('are followed', async () => {
    routes['/moved'] = redirect(() => '/feed.xml');
    expect((await open.get(at('feeds.example', '/moved'))).url).toBe(at('feeds.example', '/feed.xml'));
  });

  test.each([['a private name', () => at('metadata.example', '/')], ['a private address', () => 'http://10.0.0.1/'], ['IPv6 that means one', () => 'http://[::ffff:10.0.0.1]/']])('to %s are refused', async (_, location) => {
    routes['/trap'] = redirect(location);
    expect(await failure(open.get(at('feeds.example', '/trap')))).toMatchObject({ code: 'address-refused' });
  });

  test('to another protocol are refused', async () => {
    routes['/file'] = redirect(() => 'file:///etc/passwd');
    expect(await failure(open.get(at('feeds.example', '/file')))).toMatchObject({ code: 'bad-address' });
  });

  test('end after five', async () => {
    for (let i = 1; i <= 6; i++) routes[`/hop${i}`] = redirect(() => `/hop${i + 1}`);
    routes['/hop7'] = (_, response) => response.end('there');
    expect((await open.get(at('feeds.example', '/hop2'))).bytes.toString()).toBe('there');
    expect(await failure(open.get(at('feeds.example', '/hop1')))).toMatchObject({ code: 'too-many-redirects' });
  });
});

describe('a form that is posted', () => {
  const form = { 'hub.mode': 'publish', 'hub.url': 'https://feeds.example/a b' };
  const said = 'POST application/x-www-form-urlencoded hub.mode=publish&hub.url=https%3A%2F%2Ffeeds.example%2Fa+b';
  beforeAll(() => { routes['/hub'] = async (request, response) => { response.end(`${request.method} ${request.headers['content-type']} ${await text(request)}`); }; });

  test.each([307, 308])('is posted again as it was to where %d leads', async (status) => {
    routes['/old-hub'] = redirect(() => at('other.example', '/hub'), status);
    expect((await open.post(at('ada:open%20sesame@feeds.example', '/old-hub'), form)).bytes.toString()).toBe(said);
    expect(asked.map(({ host, authorization }) => [host, authorization !== undefined])).toEqual([['feeds.example', true], ['other.example', false]]);
  });

  test.each([301, 302, 303])('is not posted again after %d, which need not keep it', async (status) => {
    routes['/old-hub'] = redirect(() => '/hub', status);
    expect((await open.post(at('feeds.example', '/old-hub'), form)).status).toBe(status);
    expect(asked).toHaveLength(1);
  });

  test('is not sent into our own network, nor round and round', async () => {
    routes['/old-hub'] = redirect(() => at('metadata.example', '/hub'), 307);
    expect(await failure(open.post(at('feeds.example', '/old-hub'), form))).toMatchObject({ code: 'address-refused' });
    routes['/old-hub'] = redirect(() => '/old-hub', 308);
    expect(await failure(open.post(at('feeds.example', '/old-hub'), form))).toMatchObject({ code: 'too-many-redirects' });
    expect(asked).toHaveLength(7);
  });
});

describe('credentials', () => {
  test('of an address are sent to its origin', async () => {
    routes['/private'] = redirect(() => '/feed.xml');
    await open.get(privateAddress());
    expect(asked.map(({ authorization }) => authorization)).toEqual(Array(2).fill(`Basic ${btoa('ada:open sesame')}`));
  });

  test('never go to another one, nor do cookies', async () => {
    routes['/private'] = redirect(() => at('other.example', '/feed.xml'));
    await open.get(privateAddress(), { headers: { Cookie: 'seen=1' } });
    expect(asked.map(({ host, authorization, cookie }) => [host, authorization !== undefined, cookie !== undefined])).toEqual([['feeds.example', true, true], ['other.example', false, false]]);
  });

  test('do not come back with a second redirect', async () => {
    routes['/private'] = redirect(() => at('other.example', '/back'));
    routes['/back'] = redirect(() => at('feeds.example', '/feed.xml'));
    await open.get(privateAddress());
    expect(asked.at(-1)).toMatchObject({ host: 'feeds.example', authorization: undefined });
  });

  test('are in no message', async () => {
    NAMES['gone.example'] = undefined as never;
    const { message } = await failure(open.get('http://ada:open-sesame@gone.example/?key=k3y'));
    expect(message).not.toMatch(/sesame|k3y/);
  });
});

describe('limits', () => {
  test.each([['gzip', zlib.gzipSync], ['br', zlib.brotliCompressSync], ['deflate', zlib.deflateSync]] as const)('count what %s unfolds to', async (encoding, compress) => {
    const small = compress(Buffer.alloc(1_000_000, 'x'));
    expect(small.length).toBeLessThan(10_000);
    routes['/bomb'] = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(small);
    expect(await failure(open.get(at('feeds.example', '/bomb'), { maxBytes: 500_000 }))).toMatchObject({ code: 'too-large' });
    expect((await open.get(at('feeds.example', '/bomb'), { maxBytes: 1_000_000 })).bytes.length).toBe(1_000_000);
  });

  test('end a body that never ends', async () => {
    routes['/endless'] = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    };
    expect(await failure(open.get(at('feeds.example', '/endless'), { maxBytes: 1_000_000 }))).toMatchObject({ code: 'too-large' });
  });

  test.each([['an answer', () => {}], ['the rest of it', (_: unknown, response: http.ServerResponse) => void response.writeHead(200).write('<rss>')]])('end the wait for %s', async (_, handler) => {
    routes['/slow'] = handler as Handler;
    expect(await failure(open.get(at('feeds.example', '/slow'), { timeoutMs: 50 }))).toMatchObject({ code: 'timeout' });
  });
});

test('says that a name does not exist', async () => {
  expect((await failure(open.get('http://unknown.example/'))).message).toBe('There is no host unknown.example.');
});
