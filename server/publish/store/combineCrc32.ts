/** The CRC-32 polynomial, lowest power first (RFC 1952, 8.1.1.6.2). */
const POLYNOMIAL = 0xedb8_8320;
const ONE = 0x8000_0000;

/** a · b modulo the polynomial. */
function multiply(a: number, b: number): number {
  let product = 0;
  let power = b;
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if (a & bit) product ^= power;
    power = power & 1 ? (power >>> 1) ^ POLYNOMIAL : power >>> 1;
  }
  return product >>> 0;
}

/** x to the power of 8 · 2ⁿ. */
const SQUARES: readonly number[] = Array.from({ length: 52 }).reduce<number[]>((all) => [...all, multiply(all.at(-1)!, all.at(-1)!)], [0x0080_0000]);

/** x to the power of 8 · bytes. */
function shift(bytes: number): number {
  let power = ONE;
  for (let rest = bytes, n = 0; rest > 0; rest = Math.floor(rest / 2), n += 1) if (rest % 2 === 1) power = multiply(SQUARES[n]!, power);
  return power;
}

/** The CRC-32 of two concatenated texts, from their CRCs and the length of the second in bytes. */
export const combineCrc32 = (first: number, second: number, secondLength: number): number => (multiply(shift(secondLength), first) ^ second) >>> 0;
