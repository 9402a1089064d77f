import { ComposeByItems } from '../../server/publish/items/composeByItems.ts';
import { importTwo, startPublisher, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

/** The first so many compositions have an edit land once what they are made of has been read. */
function landingIn(times: number, edit: (time: number) => Promise<void>): () => void {
  const byItems = publisher.stet.app.get(ComposeByItems);
  let time = 0;
  byItems.of = async function (given) {
    if (time < times) await edit(time++);
    return ComposeByItems.prototype.of.call(byItems, given);
  };
  return () => Reflect.deleteProperty(byItems, 'of');
}

test('what is shown is composed anew where an edit lands meanwhile, so that it can be published as it was shown', async () => {
  const { admin, preview, reword, feed } = publisher;
  const { showId, episodeIds } = await importTwo(admin, 'Busy');
  await reword(episodeIds[0]!, 0, 'Before.');
  const stop = landingIn(2, (time) => reword(episodeIds[1]!, 0, `Landed meanwhile, ${time}.`));
  const { hash } = await preview(showId);
  stop();
  expect(await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], mode: 'replace', override: 'for the test' })).toMatchObject({ status: 201 });
  expect(await feed('busy')).toContain('Landed meanwhile, 1.');
});

test('though not for ever: where each time something moves, the last one is shown', async () => {
  const { admin, preview, reword } = publisher;
  const { showId, episodeIds } = await importTwo(admin, 'Busier');
  const stop = landingIn(Infinity, (time) => reword(episodeIds[0]!, 0, `Landed meanwhile, ${time}.`));
  const { changes } = await preview(showId);
  stop();
  expect(changes).toMatchObject([{ details: [{ field: 'text', after: expect.stringContaining('meanwhile, 1') }] }]);
});
