import { POINTS_PER_SECOND } from '#core/model/recording';

/** Samples from a decoder, one array per channel, from -1 to 1. */
export interface Samples {
  channels: readonly Float32Array[];
  length: number;
  rate: number;
}

/** Nobody records for longer, but a file of a few bytes can claim to be. */
const LONGEST_SECONDS = 24 * 3_600;

/** Collects the lowest and highest sample of each twentieth of a second, over all channels, as signed bytes: 144 kB per hour. */
export class Loudness {
  private bytes = new Int8Array(64 * 1024);
  private points = 0;
  private samples = 0;
  private rate = 0;
  private low = 0;
  private high = 0;
  private pointEnd = 0;

  /** @returns false once the recording is longer than allowed */
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

  /** All points; the last one may cover less than a twentieth of a second. */
  end(): Uint8Array<ArrayBuffer> {
    if (this.rate > 0 && this.samples > this.endOf(this.points - 1)) this.endPoint();
    return Uint8Array.from(new Uint8Array(this.bytes.buffer, 0, this.points * 2));
  }

  /** The last sample of a point. Not all sample rates are multiples of twenty, so it is computed from the time, and rounding does not add up. */
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
