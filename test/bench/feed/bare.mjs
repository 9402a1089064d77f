/** `node bare.mjs URL HEADERS`: fetches the URL once, then answers every request with the same headers and bytes. */
import { once } from 'node:events';
import http from 'node:http';

const [, , url, headers] = process.argv;
const agent = new http.Agent({ keepAlive: true });
const [response] = await once(http.request(url, { headers: JSON.parse(headers), agent }).end(), 'response');
const pieces = [];
for await (const piece of response) pieces.push(piece);
agent.destroy();
const body = Buffer.concat(pieces);
// Node writes these three headers itself, Keep-Alive from its own timeout
const kept = [];
for (let index = 0; index < response.rawHeaders.length; index += 2) {
  if (!/^(?:date|connection|keep-alive)$/i.test(response.rawHeaders[index])) kept.push(response.rawHeaders[index], response.rawHeaders[index + 1]);
}
const [, seconds] = /timeout=(\d+)/.exec(response.headers['keep-alive']);
const server = http.createServer({ keepAliveTimeout: Number(seconds) * 1000 }, (_, answer) => answer.writeHead(response.statusCode, kept).end(body.length > 0 ? body : undefined));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
