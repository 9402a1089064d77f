import type { Desk } from '#core/model/episode';
import type { UploadedAudio } from '#core/model/recording';
import type { StetDataProvider } from '../../dataProvider';
import { Observable } from '../observable';
import type { DeskStore } from '../store/deskStore';
import { Peaks } from '../waveform/peaks';
import { FIRST_SECONDS } from '../waveform/zoom';
import type { PlayerMemory } from './memory';
import { Playback } from './playback';
import { sourcesOf } from './sources';
import { Turns } from './turns';
import { uploadRecording } from './upload';
import { whyNot } from './whyNot';

interface Recording {
  upload: UploadedAudio | null;
  /** From 0 to 1 while one is being sent. */
  uploading: number | null;
  /** Why the last one was not taken, in words. */
  problem: string | null;
}

/** Everything that is heard of an episode: its recording, who put it where, and what it looks like. */
export class Sound {
  readonly playback: Playback;
  readonly peaks: Peaks;
  readonly turns: Turns;
  /** How many seconds of the waveform are to be seen. */
  readonly zoom = new Observable({ seconds: FIRST_SECONDS });
  readonly recording: Observable<Recording>;
  readonly #ending = new AbortController();

  constructor(private readonly desk: Desk, store: Pick<DeskStore, 'getState'>, private readonly provider: StetDataProvider, readonly memory: PlayerMemory) {
    this.recording = new Observable<Recording>({ upload: desk.recording.upload, uploading: null, problem: null });
    this.turns = new Turns(store);
    this.peaks = new Peaks(desk.episode.id, provider, desk.recording.peaks);
    this.playback = new Playback({
      sources: this.#sources(), durationMs: desk.episode.durationMs, settings: memory.settings(), keep: (settings) => memory.keepSettings(settings),
      turns: { at: (timeMs) => this.turns.at(timeMs), of: (id) => this.turns.of(id) }, explain: whyNot,
    });
  }

  /** Puts a recording here in place of what was played. */
  async upload(file: File): Promise<void> {
    this.recording.set({ uploading: 0, problem: null });
    try {
      const upload = await uploadRecording(this.desk.episode.id, file, (uploading) => this.recording.set({ uploading }), this.#ending.signal);
      this.recording.set({ upload, uploading: null });
      this.#replaced();
    } catch (error) {
      if (!this.#ending.signal.aborted) this.recording.set({ uploading: null, problem: (error as Error).message });
    }
  }

  async removeUpload(): Promise<void> {
    try {
      await this.provider.removeAudio(this.desk.episode.id);
      this.recording.set({ upload: null, problem: null });
      this.#replaced();
    } catch (error) {
      this.recording.set({ problem: (error as Error).message });
    }
  }

  stop(): void {
    this.#ending.abort();
    this.peaks.stop();
    this.playback.stop();
  }

  #sources() {
    const { upload } = this.recording.get();
    return sourcesOf({ episodeId: this.desk.episode.id, url: this.desk.audioUrl, uploadId: upload?.id ?? null, secure: location.protocol === 'https:' });
  }

  #replaced(): void {
    this.playback.use(this.#sources());
    this.peaks.forget();
  }
}
