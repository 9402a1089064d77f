import Fastify from 'fastify';
import { addressOf } from './addressOf.ts';
import { isHttps, type Asker } from './isHttps.ts';

/** What Fastify makes of the same request. */
async function fastifySays(trustProxy: boolean | number | string, remoteAddress: string, headers: Record<string, string>): Promise<{ protocol: string; ip: string }> {
  const fastify = Fastify({ trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy });
  fastify.get('/', async ({ protocol, ip }) => ({ protocol, ip }));
  return (await fastify.inject({ url: '/', remoteAddress, headers })).json();
}

const asker = (remoteAddress: string, headers: Record<string, string>) => ({ headers, socket: { remoteAddress } }) as unknown as Asker;

const settings = [false, true, 0, 1, '10.0.0.0/8', '127.0.0.1, ::1', '::1/128,192.168.0.0/16'] as const;
const protocols = ['https', 'http', 'http, https', 'https,http'];
const addresses = ['127.0.0.1', '10.1.2.3', '::1', '::ffff:10.1.2.3', '203.0.113.9'];

test.each(settings)('TRUST_PROXY=%s means what it means to Fastify', async (trustProxy) => {
  for (const proto of protocols) {
    for (const remoteAddress of addresses) {
      const headers = { 'x-forwarded-proto': proto };
      const { protocol } = await fastifySays(trustProxy, remoteAddress, headers);
      expect([proto, remoteAddress, isHttps(trustProxy)(asker(remoteAddress, headers))]).toEqual([proto, remoteAddress, protocol === 'https']);
    }
  }
});

test.each(settings)('TRUST_PROXY=%s believes of whence a request came what Fastify believes', async (trustProxy) => {
  for (const chain of ['203.0.113.7', '203.0.113.7, 10.9.9.9', ' 192.0.2.1 ,10.9.9.9, 127.0.0.1', '']) {
    for (const remoteAddress of addresses) {
      const headers = { 'x-forwarded-for': chain };
      const { ip } = await fastifySays(trustProxy, remoteAddress, headers);
      expect([chain, remoteAddress, addressOf(trustProxy)(asker(remoteAddress, headers))]).toEqual([chain, remoteAddress, ip]);
    }
  }
});

test('who says nothing of it did not come through TLS', () => {
  expect(isHttps(true)(asker('127.0.0.1', {}))).toBe(false);
});
