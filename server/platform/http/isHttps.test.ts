import Fastify from 'fastify';
import type { IncomingMessage } from 'node:http';
import { isHttps } from './isHttps.ts';

/** What Fastify makes of the same request. */
async function fastifySays(trustProxy: boolean | number | string, proto: string, remoteAddress: string): Promise<boolean> {
  const fastify = Fastify({ trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy });
  fastify.get('/', async ({ protocol }) => protocol);
  return (await fastify.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-proto': proto } })).payload === 'https';
}

const settings = [false, true, 0, 1, '10.0.0.0/8', '127.0.0.1, ::1', '::1/128,192.168.0.0/16'] as const;
const protocols = ['https', 'http', 'http, https', 'https,http'];
const addresses = ['127.0.0.1', '10.1.2.3', '::1', '::ffff:10.1.2.3', '203.0.113.9'];

test.each(settings)('TRUST_PROXY=%s means what it means to Fastify', async (trustProxy) => {
  for (const proto of protocols) {
    for (const remoteAddress of addresses) {
      const request = { headers: { 'x-forwarded-proto': proto }, socket: { remoteAddress } } as unknown as IncomingMessage;
      expect([proto, remoteAddress, isHttps(trustProxy)(request)]).toEqual([proto, remoteAddress, await fastifySays(trustProxy, proto, remoteAddress)]);
    }
  }
});

test('who says nothing of it did not come through TLS', () => {
  expect(isHttps(true)({ headers: {}, socket: { remoteAddress: '127.0.0.1' } } as unknown as IncomingMessage)).toBe(false);
});
