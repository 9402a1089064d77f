import type { Desk } from '#core/model/episode';
import type { ItemNow } from '#core/model/live';
import type { StetDataProvider } from '../../dataProvider';
import { Observable } from '../observable';
import type { DeskStore } from '../store/deskStore';
import { Peaks } from '../waveform/peaks';
import { FIRST_SECONDS } from '../waveform/zoom';
import type { PlayerMemory } from './memory';
import { Playback } from './playback';
import { Recording } from './recording';
import { sourcesOf } from './sources';
import { Turns } from './turns';
import type { UnfinishedUpload } from './unfinished';
import { uploadRecording } from './upload';
import { whyNot } from './whyNot';

type Linked = Pick<ItemNow, 'enclosureUrl' | 'enclosureLength'>;

/** Everything about an episode's sound: its recording, where that comes from, and its waveform. */
export class Sound {
  readonly playback: Playback;
  readonly peaks: Peaks;
  readonly turns: Turns;
  /** How many seconds of the waveform are shown. */
  readonly zoom = new Observable({ seconds: FIRST_SECONDS });
  readonly recording: Recording;
  /** The recording at its publisher's address. */
  #linked: Linked;

  constructor(private readonly desk: Desk, store: Pick<DeskStore, 'getState'>, provider: StetDataProvider, readonly memory: PlayerMemory, unfinished: UnfinishedUpload) {
    const { id } = desk.episode;
    this.#linked = desk.episode;
    this.recording = new Recording(desk.recording.upload, {
      unfinished, send: (file, options) => uploadRecording(id, file, options), look: (uploadId) => provider.audioUpload(id, uploadId),
      giveUp: (uploadId) => provider.giveUpAudioUpload(id, uploadId), remove: () => provider.removeAudio(id), replaced: () => this.#replaced(),
    });
    this.turns = new Turns(store);
    this.peaks = new Peaks(id, provider, desk.recording.peaks);
    this.playback = new Playback({
      sources: this.#sources(), durationMs: desk.episode.durationMs, settings: memory.settings(), keep: (settings) => memory.keepSettings(settings),
      turns: { at: (timeMs) => this.turns.at(timeMs), of: (id) => this.turns.of(id) }, explain: whyNot,
    });
  }

  /** Notes that the publisher's recording is a different one, judging by address and length; an uploaded recording goes on playing. */
  follow({ enclosureUrl, enclosureLength }: Linked): void {
    const isSame = enclosureUrl === this.#linked.enclosureUrl && enclosureLength === this.#linked.enclosureLength;
    const isElsewhere = enclosureUrl !== this.#linked.enclosureUrl;
    this.#linked = { enclosureUrl, enclosureLength };
    if (isSame || this.recording.get().upload !== null) return;
    if (isElsewhere) this.playback.use(this.#sources());
    this.peaks.forget();
  }

  stop(): void {
    this.recording.stop();
    this.peaks.stop();
    this.playback.stop();
  }

  #sources() {
    const { upload } = this.recording.get();
    return sourcesOf({ episodeId: this.desk.episode.id, url: this.#linked.enclosureUrl, uploadId: upload?.id ?? null, secure: location.protocol === 'https:' });
  }

  #replaced(): void {
    this.playback.use(this.#sources());
    this.peaks.forget();
  }
}
