const bytesOf = (latin1: string): Uint8Array => Uint8Array.from(latin1, (letter) => letter.charCodeAt(0));

/** What breaks readers: characters with a meaning in formats, numbers out of range, and misleading bytes. */
const grit = [
  '\0', '\r', '\n\n', '\t', '\xef\xbb\xbf', '\xe2\x80\xa8', '\xe2\x80\xae', '\xf0\x9f\x9b\xb6', '\xc3\xa9', '\xff', '\xfe\xff', ' --> ', '-->', '<', '>', '</v>', '<v ', '<!--',
  ']]>', '&', '&#0;', '&lt;', '"', "'", '{', '}', '[', ']', ':', ',', '\\', '\\u0000', '\\ud800', '%', '__proto__', 'null', 'NaN', '-1', '1e999', '"start":', '00:00:01,5',
  '00:61:61.999', '99999999999999999999', '9007199254740993',
].map(bytesOf);

type Mutation = (bytes: Uint8Array, draw: (below: number) => number, other: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** A range of the file, usually short. */
function stretch(bytes: Uint8Array, draw: (below: number) => number): [number, number] {
  const from = draw(bytes.length + 1);
  return [from, Math.min(bytes.length, from + draw(draw(4) === 0 ? bytes.length + 1 : 24))];
}

const mutations: readonly Mutation[] = [
  function cut(bytes, draw) {
    const [from, to] = stretch(bytes, draw);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  function truncate(bytes, draw) {
    return bytes.subarray(0, draw(bytes.length + 1));
  },
  function repeat(bytes, draw) {
    const [from, to] = stretch(bytes, draw);
    const times = 1 + draw(draw(8) === 0 ? 50 : 3);
    return joined(bytes.subarray(0, to), ...Array.from({ length: times }, () => bytes.subarray(from, to)), bytes.subarray(to));
  },
  function flip(bytes, draw) {
    const flipped = bytes.slice();
    for (let times = 1 + draw(6); times > 0 && flipped.length > 0; times--) flipped[draw(flipped.length)]! ^= 1 << draw(8);
    return flipped;
  },
  function insert(bytes, draw) {
    const at = draw(bytes.length + 1);
    return joined(bytes.subarray(0, at), grit[draw(grit.length)]!, bytes.subarray(at));
  },
  function swap(bytes, draw) {
    const [a, b] = [draw(bytes.length + 1), draw(bytes.length + 1)].sort((left, right) => left - right) as [number, number];
    return joined(bytes.subarray(b), bytes.subarray(a, b), bytes.subarray(0, a));
  },
  function splice(bytes, draw, other) {
    return joined(bytes.subarray(0, draw(bytes.length + 1)), other.subarray(draw(other.length + 1)));
  },
  function widen(bytes) {
    return joined(bytesOf('\xff\xfe'), Uint8Array.from({ length: bytes.length * 2 }, (_, at) => (at % 2 === 0 ? bytes[at / 2]! : 0)));
  },
];

const LONGEST = 100_000;

/**
 * A file damaged by accident or malice: one to four times cut, repeated, flipped, rearranged or joined with another.
 *
 * @param next numbers in [0, 1); the same numbers give the same file
 */
export function mutated(file: Uint8Array, others: readonly Uint8Array[], next: () => number): Uint8Array {
  const draw = (below: number): number => Math.floor(next() * below);
  let bytes = file;
  for (let times = 1 + draw(4); times > 0; times--) bytes = mutations[draw(mutations.length)]!(bytes, draw, others[draw(others.length)] ?? file).subarray(0, LONGEST);
  return bytes;
}
