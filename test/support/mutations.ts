import * as fc from 'fast-check';

/** Broken copies of files: a part cut out, repeated or moved, bytes changed, the end missing. */
export function mutations(originals: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const change = fc.record({ kind: fc.constantFrom('cut', 'repeat', 'flip', 'end', 'byte'), at: fc.nat(1_000_000), length: fc.nat(400), value: fc.nat(255) });
  return fc.tuple(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 6 })).map(([original, changes]) =>
    changes.reduce<Uint8Array>((bytes, { kind, at: anywhere, length, value }) => {
      const at = bytes.length === 0 ? 0 : anywhere % bytes.length;
      const [before, part, after] = [bytes.slice(0, at), bytes.slice(at, at + length), bytes.slice(at + length)];
      if (kind === 'cut') return joined(before, after);
      if (kind === 'repeat') return joined(before, part, part, after);
      if (kind === 'flip') return joined(before, part.map((byte) => byte ^ value), after);
      if (kind === 'end') return before;
      return joined(before, Uint8Array.of(value), bytes.slice(at + 1));
    }, Uint8Array.from(original)));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
