const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The SHA-1 digest of bytes (RFC 3174): 20 bytes. For identifiers that require it, not for security. */
export function sha1(message: Uint8Array): Uint8Array {
  const padded = new DataView(new ArrayBuffer((((message.length + 8) >> 6) + 1) << 6));
  message.forEach((byte, index) => padded.setUint8(index, byte));
  padded.setUint8(message.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(message.length / 0x20_00_00_00));
  padded.setUint32(padded.byteLength - 4, (message.length << 3) >>> 0);
  const hash = [0x67_45_23_01, 0xef_cd_ab_89, 0x98_ba_dc_fe, 0x10_32_54_76, 0xc3_d2_e1_f0];
  for (let block = 0; block < padded.byteLength; block += 64) mix(hash, padded, block);
  const digest = new DataView(new ArrayBuffer(20));
  hash.forEach((word, index) => digest.setUint32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

function mix(hash: number[], message: DataView, block: number): void {
  const words = Array.from({ length: 16 }, (_, index) => message.getInt32(block + index * 4));
  for (let t = 16; t < 80; t += 1) words.push(rotate(words[t - 3]! ^ words[t - 8]! ^ words[t - 14]! ^ words[t - 16]!, 1));
  let [a, b, c, d, e] = hash as [number, number, number, number, number];
  for (let t = 0; t < 80; t += 1) {
    const [chosen, constant] = t < 20 ? [(b & c) | (~b & d), 0x5a_82_79_99] : t < 40 ? [b ^ c ^ d, 0x6e_d9_eb_a1] : t < 60 ? [(b & c) | (b & d) | (c & d), 0x8f_1b_bc_dc] : [b ^ c ^ d, 0xca_62_c1_d6];
    [a, b, c, d, e] = [(rotate(a, 5) + chosen + e + constant + words[t]!) | 0, a, rotate(b, 30), c, d];
  }
  [a, b, c, d, e].forEach((word, index) => { hash[index] = (hash[index]! + word) | 0; });
}
