/** Buffers up to so many bytes together; the one that was used longest ago goes first. */
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

  /** What is larger than all of it is not kept. */
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
