import { afterFrame } from '../afterFrame';

/** Up to this many are painted without finding out which of them are in sight. */
const FEW = 60;
/** How much painting may add to a frame. */
const SLICE_MS = 6;

interface Painted {
  paint: (id: string) => void;
  /** The segments in sight, and those that scrolling shows next. */
  inSight: () => Iterable<string>;
}

/** Paints segments: those in sight at once, the others a slice per frame, since thousands can change together while a dozen are in sight. */
export class Painting {
  readonly #waiting = new Set<string>();
  readonly #rest: ReturnType<typeof afterFrame>;
  /** How many were created since the last frame. */
  #made = 0;

  constructor(private readonly painted: Painted, later: typeof afterFrame = afterFrame, private readonly now = () => performance.now()) {
    this.#rest = later(() => this.#slice());
  }

  /** A segment was added to the page. They come in reading order, so if all are new, the first ones are in sight. */
  made(id: string): void {
    if (this.#made++ < FEW) this.#paint(id);
    else this.#waiting.add(id);
    this.#rest.soon();
  }

  /** These segments may look different now. */
  changed(ids: ReadonlySet<string>): void {
    if (ids.size <= FEW) ids.forEach((id) => this.#paint(id));
    else for (const id of ids) this.#waiting.add(id);
    this.look();
    if (this.#waiting.size > 0) this.#rest.soon();
  }

  /** Paints what waits and is in sight, after scrolling. */
  look(): void {
    if (this.#waiting.size > 0) for (const id of this.painted.inSight()) if (this.#waiting.has(id)) this.#paint(id);
  }

  stop(): void {
    this.#waiting.clear();
    this.#rest.cancel();
  }

  #paint(id: string): void {
    this.#waiting.delete(id);
    this.painted.paint(id);
  }

  #slice(): void {
    this.#made = 0;
    this.look();
    const until = this.now() + SLICE_MS;
    for (const id of this.#waiting) {
      this.#paint(id);
      if (this.now() >= until) break;
    }
    if (this.#waiting.size > 0) this.#rest.soon();
  }
}
