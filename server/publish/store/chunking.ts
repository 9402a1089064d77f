import { chunkOf, type Chunk } from './chunkList.ts';
import { cutsOf, LOOKAHEAD, MOST } from './cut.ts';

/** The chunks of bytes that come in pieces: as `chunksOf` cuts them whole, for what lies further behind has no say in a cut. */
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
