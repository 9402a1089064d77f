import { once } from 'node:events';
import { createServer } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { takeUploads } from './uploads.ts';

test('a connection whose upload was refused before it was here is let go like every other that says nothing more', async () => {
  const server = createServer({ keepAliveTimeout: 1 });
  const isUpload = takeUploads(server, { wholeMs: 60_000, silenceMs: 60_000, checkEveryMs: 60_000 });
  const refused = new Promise<void>((resolve) => {
    server.on('request', (request, response) => {
      isUpload(response);
      response.writeHead(413).end(resolve);
      request.resume();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
  socket.write('POST / HTTP/1.1\r\nHost: stet.test\r\nContent-Length: 2\r\n\r\n1');
  await refused;
  socket.write('2');
  await once(socket, 'close');
  server.close();
});
