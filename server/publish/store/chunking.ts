import { chunkOf, type Chunk } from './chunkList.ts';
import { cutsOf, LOOKAHEAD, MOST } from './cut.ts';

/** Cuts bytes that arrive in pieces into the same chunks as `chunksOf`, since a cut depends on only a few bytes after it. */
export class Chunking {
  private readonly chunks: Chunk[] = [];
  private held = Buffer.alloc(0);

  add(piece: Uint8Array): void {
    this.cut(Buffer.concat([this.held, piece]), MOST + LOOKAHEAD);
  }

  end(): Chunk[] {
    this.cut(this.held, 0);
    return this.chunks;
  }

  private cut(bytes: Buffer, behind: number): void {
    let at = 0;
    for (const { start, end } of cutsOf(bytes)) {
      if (start + behind > bytes.length) break;
      this.chunks.push(chunkOf(bytes.subarray(start, end)));
      at = end;
    }
    this.held = Buffer.from(bytes.subarray(at));
  }
}
