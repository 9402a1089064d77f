/** A cache of buffers with a limit in bytes; the least recently used is evicted first. */
export class LeastRecentlyUsed {
  private readonly kept = new Map<string, Buffer>();
  private size = 0;

  constructor(private readonly most: number) {}

  get(key: string): Buffer | undefined {
    const bytes = this.kept.get(key);
    if (bytes) {
      this.kept.delete(key);
      this.kept.set(key, bytes);
    }
    return bytes;
  }

  /** A buffer larger than the limit is not cached. */
  set(key: string, bytes: Buffer): void {
    this.delete(key);
    if (bytes.length > this.most) return;
    this.kept.set(key, bytes);
    this.size += bytes.length;
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.most) break;
      this.delete(oldest);
    }
  }

  private delete(key: string): void {
    this.size -= this.kept.get(key)?.length ?? 0;
    this.kept.delete(key);
  }
}
