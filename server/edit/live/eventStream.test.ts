import { text } from 'node:stream/consumers';
import { EventStream } from './eventStream.ts';

test('what is told after the end, and before the reader came there, is not told', async () => {
  const stream = new EventStream();
  stream.tell({ event: 'findings', data: { revision: 3 } }, 3);
  stream.end();
  stream.tell({ event: 'findings', data: { revision: 4 } }, 4);
  stream.beat();
  stream.end();
  expect(await text(stream.body)).toBe('retry: 2000\n\nid: 3\nevent: findings\ndata: {"revision":3}\n\n');
});
