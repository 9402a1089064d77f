import { POINTS_PER_SECOND } from '#core/model/recording';

/** Sound as a decoder gives it: channels side by side, from -1 to 1. */
export interface Samples {
  channels: readonly Float32Array[];
  length: number;
  rate: number;
}

/** Nobody records for longer, and a file of a few bytes can claim to. */
const LONGEST_SECONDS = 24 * 3_600;

/** The lowest and the highest of each twentieth of a second, over all channels, as signed bytes; 144 kB an hour. */
export class Loudness {
  private bytes = new Int8Array(64 * 1024);
  private points = 0;
  private samples = 0;
  private rate = 0;
  private low = 0;
  private high = 0;
  private pointEnd = 0;

  /** @returns whether there may be more */
  add({ channels, length, rate }: Samples): boolean {
    if (length === 0) return true;
    if (this.rate === 0) {
      this.rate = rate;
      this.pointEnd = this.endOf(0);
    }
    for (let at = 0; at < length; at += 1) {
      for (const channel of channels) {
        const value = channel[at]!;
        if (value < this.low) this.low = value;
        if (value > this.high) this.high = value;
      }
      this.samples += 1;
      if (this.samples >= this.pointEnd) this.endPoint();
    }
    return this.samples < LONGEST_SECONDS * this.rate;
  }

  get durationMs(): number {
    return this.rate === 0 ? 0 : Math.round((this.samples * 1000) / this.rate);
  }

  /** All points, the last of which may be shorter. */
  end(): Uint8Array<ArrayBuffer> {
    if (this.rate > 0 && this.samples > this.endOf(this.points - 1)) this.endPoint();
    return Uint8Array.from(new Uint8Array(this.bytes.buffer, 0, this.points * 2));
  }

  /** Rates are no multiples of twenty: a point ends where its time does, so that an hour is an hour. */
  private endOf(point: number): number {
    return Math.ceil(((point + 1) * this.rate) / POINTS_PER_SECOND);
  }

  private endPoint(): void {
    if (this.points * 2 === this.bytes.length) {
      const longer = new Int8Array(this.bytes.length * 2);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes[this.points * 2] = Math.max(-128, Math.round(this.low * 127));
    this.bytes[this.points * 2 + 1] = Math.min(127, Math.round(this.high * 127));
    [this.low, this.high] = [0, 0];
    this.points += 1;
    this.pointEnd = this.endOf(this.points);
  }
}
