import { afterFrame } from '../afterFrame';

/** So many are painted without asking which of them one sees. */
const FEW = 60;
/** What may be added to a frame. */
const SLICE_MS = 6;

interface Painted {
  paint: (id: string) => void;
  /** The segments one sees, and those that scrolling shows next. */
  inSight: () => Iterable<string>;
}

/** Paints segments: those in sight at once and the others a slice in each frame, since thousands change together and a dozen of them is looked at. */
export class Painting {
  readonly #waiting = new Set<string>();
  readonly #rest: ReturnType<typeof afterFrame>;
  /** How many were made since the last frame. */
  #made = 0;

  constructor(private readonly painted: Painted, later: typeof afterFrame = afterFrame, private readonly now = () => performance.now()) {
    this.#rest = later(() => this.#slice());
  }

  /** A segment came onto the page: in the order of reading, so that the first are in sight where all are new. */
  made(id: string): void {
    if (this.#made++ < FEW) this.#paint(id);
    else this.#waiting.add(id);
    this.#rest.soon();
  }

  /** Segments may look otherwise now. */
  changed(ids: ReadonlySet<string>): void {
    if (ids.size <= FEW) ids.forEach((id) => this.#paint(id));
    else for (const id of ids) this.#waiting.add(id);
    this.look();
    if (this.#waiting.size > 0) this.#rest.soon();
  }

  /** Paints what waits and is in sight: one looks elsewhere now. */
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
