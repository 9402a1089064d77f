import { named, type PublishedView } from '../../server/publish/publishedView.ts';
import { WriteItems } from '../../server/publish/items/writeItems.ts';
import { importTwo, startPublisher, type Publisher } from '../support/publisher.ts';
import { deskOf, revise } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

const WHY = { mode: 'replace', override: 'for the test' };

interface Change {
  episodeId: string;
  summary: string[];
  details: { field: string; place: string; before: string | null; after: string | null; goes?: string }[];
  notHeld: object[];
}

/** As many hexadecimal digits as the name of what an item is made from has. */
const anyName = (): string => `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '');

/** Publishes with a writer that could not write everything of a view: what an older Stet put out. */
async function byAnOlderWriter(could: (view: PublishedView) => PublishedView, publishing: () => Promise<{ status: number }>): Promise<void> {
  const items = publisher.stet.app.get(WriteItems);
  items.write = async function (skeleton, outgoing, _, to) {
    const view = await outgoing.view?.load();
    return WriteItems.prototype.write.call(items, skeleton, { ...outgoing, view: view ? named(could(view)) : null }, anyName(), to);
  };
  try {
    expect((await publishing()).status).toBe(201);
  } finally {
    Reflect.deleteProperty(items, 'write');
  }
}

/** What a writer can write that keeps who said what as it came. */
const withoutLabels = (labels: ReadonlyMap<string, string>) => (view: PublishedView): PublishedView => {
  const known = new Set(view.speakers.map(({ id }) => id));
  return { ...view, segments: view.segments.map((segment) => ({ ...segment, speakerId: known.has(labels.get(segment.id) ?? '') ? labels.get(segment.id)! : segment.speakerId })) };
};

const labelsOf = (segments: { id: string; speakerId: string }[]): Map<string, string> => new Map(segments.map(({ id, speakerId }) => [id, speakerId]));

/** A show in which the second turn was given to the other speaker, published by a writer that could not write that. */
async function relabelled(title: string) {
  const { admin, publish } = publisher;
  const { showId, episodeIds: [id] } = await importTwo(admin, title) as { showId: string; episodeIds: [string] };
  const { revision, segments: [first, second, ...rest] } = await deskOf(admin, id);
  await revise(admin, id, revision, [{ type: 'setSpeaker', segmentIds: [second.id], speakerId: first.speakerId }]);
  await byAnOlderWriter(withoutLabels(labelsOf([first, second, ...rest])), () => publish(showId, {}, WHY));
  return { showId, id, former: second.speakerId as string, second: second.id as string };
}

const LABEL = { field: 'speaker label', place: '0:08, Odd Lindqvist (line 16)', before: 'Odd Lindqvist', after: 'Wren Adeyemi' };

describe('what could not be written when it was published', () => {
  test('is told when it can be, beside what was edited since', async () => {
    const { preview, publish, reword } = publisher;
    const { showId, id } = await relabelled('Told later');
    await reword(id, 0, 'Another word.');
    expect((await preview(showId)).changes).toMatchObject([{ summary: ['1 edited text', '1 speaker label'], details: [{ field: 'text', after: 'Another word.' }, LABEL] }]);
    expect((await publish(showId, {}, WHY)).body.summary).toEqual(['Samphire in June: 1 edited text, 1 speaker label']);
    expect(await preview(showId)).toMatchObject({ changes: [], hunks: [] });
  });

  test('and where nothing was edited since', async () => {
    const { preview } = publisher;
    const { showId } = await relabelled('Told alone');
    expect(await preview(showId)).toMatchObject({ corrections: 1, changes: [{ summary: ['1 speaker label'], details: [LABEL] }] });
  });

  test('is no change where it is taken back before anybody wrote it', async () => {
    const { admin, preview } = publisher;
    const { showId, id, former, second } = await relabelled('Never told');
    await revise(admin, id, (await deskOf(admin, id)).revision, [{ type: 'setSpeaker', segmentIds: [second], speakerId: former }]);
    expect(await preview(showId)).toMatchObject({ corrections: 0, changes: [], hunks: [] });
  });
});

const ADDED = /<podcast:(?:transcript|chapters|person)\b[^>]*?(?:\/>|>[^<]*<\/podcast:\w+>)|<psc:chapters\b.*?<\/psc:chapters>/gs;

/** The items of a feed without what is added to them. */
const itemsIn = (feed: string): string[] => feed.split(/(?=<item>)/).slice(1).map((item) => item.replaceAll(ADDED, '').replaceAll(/\s+/g, ' '));

/** Fixed numbers below a limit, the same at each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SWITCHES = ['transcripts', 'chapters', 'psc'] as const;
const WORDS = ['And  two spaces.', 'Wren Adeyemi (00:09)', 'Plain words.', 'A line.\n\nAnother.', '00:01:00 No chapter', 'Ends here <b>'];

test.each([1, 2, 3, 4, 5, 6, 7, 8])('each change of an item’s bytes is told, and nothing is told that changes none: %i', async (seed) => {
  const { admin, preview, publish, feed } = publisher;
  const next = numbers(seed);
  const { showId, episodeIds } = await importTwo(admin, `Bytes ${seed}`);
  const labels = new Map<string, string>();
  for (const id of episodeIds) for (const { id: segmentId, speakerId } of (await deskOf(admin, id)).segments) labels.set(segmentId, speakerId);
  await publish(showId, {}, WHY);
  let before = await feed(`bytes-${seed}`);
  for (let step = 0; step < 12; step += 1) {
    for (let edits = next(4); edits > 0; edits -= 1) {
      const id = episodeIds[next(2)]!;
      const { revision, segments, chapters, references, speakers } = await deskOf(admin, id);
      const [segment, chapter, reference] = [segments[next(segments.length)], chapters[next(chapters.length)], references[next(references.length)]];
      const operations = [
        () => ({ type: 'setText', segmentId: segment.id, text: WORDS[next(WORDS.length)] }),
        () => ({ type: 'setSpeaker', segmentIds: [segment.id], speakerId: [null, ...speakers][next(speakers.length + 1)]?.id ?? null }),
        () => ({ type: 'setTime', segmentId: segment.id, startMs: segment.startMs === null ? 3_000 : segment.startMs + [400, 1_000][next(2)]! }),
        () => ({ type: 'setChapter', chapterId: chapter.id, title: `Chapter ${step}` }),
        () => ({ type: 'setChapter', chapterId: chapter.id, url: `https://quay.example/${step}` }),
        () => ({ type: 'setChapter', chapterId: chapter.id, startMs: chapter.startMs + [300, 2_000][next(2)]! }),
        () => ({ type: 'setReference', referenceId: reference.id, title: `Reference ${step}` }),
        () => ({ type: 'setIntroduction', episodeId: id, introduction: next(2) === 0 ? null : `Introduction ${step}.` }),
        () => ({ type: 'deleteSegment', segmentId: segment.id }),
      ];
      await revise(admin, id, revision, [operations[next(segments.length > 2 ? operations.length : operations.length - 1)]!()]);
    }
    const selection = { enrichments: SWITCHES.filter(() => next(3) === 0), ...(next(4) === 0 && { episodeIds: [episodeIds[next(2)]!] }) };
    if (next(4) === 0) await byAnOlderWriter(withoutLabels(labels), () => publish(showId, selection, WHY));
    else {
      const { changes } = await preview(showId, selection) as { changes: Change[] };
      const { status, text } = await publish(showId, selection, WHY);
      if (status !== 201) throw new Error(text);
      const [then, now] = [itemsIn(before), itemsIn(await feed(`bytes-${seed}`))];
      for (const [at, id] of episodeIds.entries()) {
        const change = changes.find(({ episodeId }) => episodeId === id);
        const told = change?.details.filter(({ goes }) => goes === undefined) ?? [];
        if (then[at] !== now[at]) expect(`${step}: ${JSON.stringify([told, change?.notHeld])}`).toMatch(/"field"/);
        else if (change && change.notHeld.length === 0) expect([step, told.filter(({ field }) => !['chapter link', 'chapter picture'].includes(field))]).toEqual([step, []]);
      }
    }
    before = await feed(`bytes-${seed}`);
  }
});
