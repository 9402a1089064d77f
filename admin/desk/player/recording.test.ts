import { createHash } from 'node:crypto';
import { PIECE_BYTES, type AudioUpload, type UploadedAudio } from '#core/model/recording';
import { Recording } from './recording';
import { differenceOf, hashOfPieces } from './sameFile';
import { UnfinishedUpload } from './unfinished';
import type { UploadOptions } from './upload';

const NAME = 'interview.mp3';
const fileOf = (words: string, name = NAME, lastModified = 7) => new File([words], name, { lastModified });
const hashOf = (words: string) => createHash('sha256').update(words).digest('hex');
const noUpload = () => Object.assign(new Error('It was given up.'), { code: 'no-upload' });
const silent = () => Object.assign(new Error('The server does not answer.'), { code: 'offline' });

/** A browser's store and a server, for one person at one episode; `sends` says what becomes of each upload. */
function around({ sends, kept = new Map<string, string>(), userId = 'ada', upload = null }: { sends: (options: UploadOptions) => Promise<UploadedAudio>; kept?: Map<string, string>; userId?: string; upload?: UploadedAudio | null }) {
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  const said: string[] = [];
  const server = { has: null as AudioUpload | null, answers: true };
  const answer = async <Value>(value: Value | null): Promise<Value> => {
    if (!server.answers) throw silent();
    if (value === null) throw noUpload();
    return value;
  };
  const recording = new Recording(upload, {
    unfinished: new UnfinishedUpload(storage, 'e1', userId),
    send: (_, options) => {
      said.push(options.from ? `on from ${options.from.received}` : 'from the start');
      return sends(options);
    },
    look: () => answer(server.has), giveUp: async (id) => {
      await answer(server.has);
      said.push(`given up ${id}`);
      server.has = null;
    },
    remove: async () => {}, replaced: () => void said.push('played'),
  });
  return { recording, server, said, kept, sending: () => recording.get().sending };
}

const received = (bytes: number): UploadedAudio => ({ id: 'u1', fileName: NAME, mediaType: 'audio/mpeg', length: 8, received: bytes });
const part: AudioUpload = { ...received(4), hash: hashOf('salt') };
const breaksOff = async ({ progress }: UploadOptions): Promise<UploadedAudio> => {
  progress(received(4));
  throw silent();
};
const goesThrough = async () => received(8);
/** What a visit left behind that ended in the middle of an upload. */
const leftBehind = async () => {
  const { recording, kept } = around({ sends: breaksOff });
  await recording.choose(fileOf('saltmarsh'.slice(0, 8)));
  return kept;
};

test('a recording that broke off is told with what the server has, and goes on there without being chosen again', async () => {
  let breaks = true;
  const { recording, server, said, sending, kept } = around({ sends: (options) => (breaks ? breaksOff(options) : goesThrough()) });
  const file = fileOf('saltmars');
  await recording.choose(file);
  expect(sending()).toEqual({ kind: 'broken', name: NAME, share: 0.5, file, why: 'The server does not answer.' });
  expect(JSON.parse(kept.get('stet.upload.e1')!)).toEqual({ userId: 'ada', uploadId: 'u1', name: NAME, size: 8, lastModified: 7 });
  [breaks, server.has] = [false, part];
  await recording.choose(file);
  expect([said, sending(), recording.get().upload, kept.size]).toEqual([['from the start', 'on from 4', 'played'], null, received(8), 0]);
});

test('after a reload the same file goes on at what the server has', async () => {
  const { recording, server, said, sending } = around({ sends: goesThrough, kept: await leftBehind() });
  server.has = part;
  await recording.recall();
  expect(sending()).toEqual({ kind: 'broken', name: NAME, share: 0.5, file: null, why: null });
  await recording.choose(fileOf('saltmars'));
  expect([said, sending()]).toEqual([['on from 4', 'played'], null]);
});

test.each([
  ['of another name', fileOf('saltmars', 'other.mp3'), 'name'], ['of another size', fileOf('saltmarsh'), 'size'],
  ['that was changed since', fileOf('saltmars', NAME, 8), 'changed'], ['that begins otherwise', fileOf('sailmars'), 'bytes'],
])('a file %s is another one: nothing of it is sent until one begins anew with it', async (_, file, difference) => {
  const { recording, server, said, sending } = around({ sends: goesThrough, kept: await leftBehind() });
  server.has = part;
  await recording.recall();
  await recording.choose(file);
  expect([sending(), said]).toEqual([{ kind: 'other', name: NAME, share: 0.5, file, difference }, []]);
  await recording.begin(file);
  expect([said, sending()]).toEqual([['from the start', 'played'], null]);
});

test('who begins anew and is cut off before a piece came is told so, and not that a part is there', async () => {
  const { recording, server } = around({ sends: () => Promise.reject(silent()), kept: await leftBehind() });
  server.has = part;
  const file = fileOf('saltmars', 'other.mp3');
  await recording.choose(file);
  await recording.begin(file);
  expect(recording.get()).toEqual({ upload: null, sending: null, problem: 'The server does not answer.' });
});

test('giving up removes it on both sides; what the server does not hear of stays on both', async () => {
  const { recording, server, said, sending, kept } = around({ sends: goesThrough, kept: await leftBehind() });
  Object.assign(server, { has: part, answers: false });
  await recording.recall();
  await recording.giveUp();
  expect([sending(), kept.size]).toEqual([{ kind: 'broken', name: NAME, share: null, file: null, why: 'The server does not answer.' }, 1]);
  server.answers = true;
  await recording.giveUp();
  expect([said, sending(), kept.size]).toEqual([['given up u1'], null, 0]);
});

test('what the server has nothing of any longer is said, once, and begins anew with the file at hand', async () => {
  const { recording, said, sending, kept } = around({ sends: goesThrough, kept: await leftBehind() });
  const file = fileOf('saltmars');
  await recording.choose(file);
  expect([sending(), kept.size]).toEqual([{ kind: 'gone', name: NAME, file, why: 'It was given up.' }, 0]);
  await recording.begin(file);
  expect(said).toEqual(['from the start', 'played']);
});

test('one that is whole by now is played, and nothing waits any longer', async () => {
  const whole = around({ sends: goesThrough, kept: await leftBehind() });
  whole.server.has = { ...received(8), hash: 'x' };
  await whole.recording.recall();
  expect([whole.said, whole.sending(), whole.recording.get().upload, whole.kept.size]).toEqual([['played'], null, received(8), 0]);
  const known = around({ sends: goesThrough, kept: await leftBehind(), upload: received(8) });
  await known.recording.recall();
  expect([known.said, known.sending(), known.kept.size]).toEqual([[], null, 0]);
});

test('what somebody else left in the same browser is nobody else’s, and stays theirs', async () => {
  const { recording, server, sending, kept } = around({ sends: goesThrough, kept: await leftBehind(), userId: 'mia' });
  server.has = part;
  await recording.recall();
  recording.forget();
  expect([sending(), kept.size]).toEqual([null, 1]);
});

test('a recording that is not taken at all is told with why, and nothing of it is kept', async () => {
  const { recording, kept } = around({ sends: () => Promise.reject(new Error('It is no recording.')) });
  await recording.choose(fileOf('salt'));
  expect([recording.get(), kept.size]).toEqual([{ upload: null, sending: null, problem: 'It is no recording.' }, 0]);
});

test('an upload that is given up while it is sent is heard of no more', async () => {
  const options: UploadOptions[] = [];
  const { recording, sending, kept } = around({ sends: (its) => new Promise(() => { options.push(its); }) });
  void recording.choose(fileOf('saltmars'));
  await recording.giveUp();
  options[0]!.progress(received(4));
  expect([sending(), kept.size]).toEqual([null, 0]);
});

test('the hash of what was sent is that of each piece after the hash of those before', async () => {
  const bytes = Buffer.alloc(PIECE_BYTES + 5, 'tide');
  const first = createHash('sha256').update(bytes.subarray(0, PIECE_BYTES)).digest();
  const both = createHash('sha256').update(first).update(bytes.subarray(PIECE_BYTES)).digest('hex');
  expect(await hashOfPieces(new Blob([bytes]), bytes.length)).toBe(both);
  expect(await differenceOf(new File([bytes], NAME, { lastModified: 7 }), { userId: 'ada', uploadId: 'u1', name: NAME, size: bytes.length, lastModified: 7 }, { received: PIECE_BYTES, hash: first.toString('hex') })).toBeNull();
});
