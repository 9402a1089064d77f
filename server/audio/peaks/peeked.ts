/** The first bytes of a stream, at least `atLeast` unless it is shorter, together with the whole stream from its start. */
export async function peeked(audio: AsyncIterable<Uint8Array>, atLeast: number): Promise<{ start: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const pieces = audio[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < atLeast;) {
    const next = await pieces.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  return { start: Buffer.concat(first), whole: (async function* whole() {
    try {
      yield* first;
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    } finally {
      await pieces.return?.();
    }
  })() };
}
