/** `node bare.mjs URL HEADERS`: asks once, then answers every request with that answer's very headers and bytes. */
import { once } from 'node:events';
import http from 'node:http';

const [, , url, headers] = process.argv;
const request = http.request(url, { headers: JSON.parse(headers), agent: false }).end();
const [response] = await once(request, 'response');
const pieces = [];
for await (const piece of response) pieces.push(piece);
const body = Buffer.concat(pieces);
const kept = [];
for (let index = 0; index < response.rawHeaders.length; index += 2) {
  if (!/^(?:date|connection|keep-alive)$/i.test(response.rawHeaders[index])) kept.push(response.rawHeaders[index], response.rawHeaders[index + 1]);
}
const server = http.createServer((_, answer) => answer.writeHead(response.statusCode, kept).end(body.length > 0 ? body : undefined));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
