/** The stateless encodings from before Unicode (WHATWG Encoding, § 4), by their names there. */
const LEGACY = new Set([
  'ibm866', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14',
  'iso-8859-15', 'iso-8859-16', 'koi8-r', 'koi8-u', 'macintosh', 'windows-874', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254',
  'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'x-mac-cyrillic', 'gbk', 'big5', 'euc-jp', 'shift_jis', 'euc-kr',
]);
/** Names that feeds use and the standard does not. */
const ALIASES: Readonly<Record<string, string>> = { 'mac-cyrillic': 'x-mac-cyrillic', 'mac-roman': 'macintosh', macroman: 'macintosh' };

/** `TextDecoder` exists in Node and in browsers, but in neither of the type libraries that the core is compiled with. */
declare const TextDecoder: new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => { encoding: string; decode(bytes: Uint8Array): string };

/** Bytes 0x80 to 0x9f in windows-1252; some decoders take them for control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The encoding for a declared name (WHATWG Encoding, § 4.2); undefined if it is none of these. */
export function legacyEncoding(label: string): string | undefined {
  try {
    const name = new TextDecoder(Object.hasOwn(ALIASES, label) ? ALIASES[label]! : label).encoding;
    return LEGACY.has(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** @throws TypeError for bytes that are invalid in the encoding */
export function decodeLegacy(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!) : text;
}

const tables = new Map<string, Map<string, readonly number[]>>();

/** The bytes for each character, found by decoding all possible ones; made once per encoding. */
function tableOf(encoding: string): Map<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): boolean => {
    try {
      const character = decodeLegacy(Uint8Array.from([0x20, ...bytes]), encoding).slice(1); // Node drops a 0xff that is alone
      if ([...character].length !== 1 || character === '\ufffd') return false;
      if (!table.has(character)) table.set(character, bytes);
      return true;
    } catch {
      return false;
    }
  };
  for (let lead = 0; lead <= 0xff; lead += 1) {
    if (add([lead]) || lead < 0x80) continue;
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (!add([lead, trail]) && encoding === 'euc-jp' && lead === 0x8f) for (let last = 0xa1; last <= 0xfe; last += 1) add([lead, trail, last]);
    }
  }
  tables.set(encoding, table);
  return table;
}

/** The bytes of a text; a character that the encoding lacks becomes a numeric reference. */
export function encodeLegacy(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding);
  let bytes = new Uint8Array(text.length + 64);
  let at = 0;
  const put = (byte: number): void => {
    if (at === bytes.length) {
      const more = new Uint8Array(bytes.length * 2);
      more.set(bytes);
      bytes = more;
    }
    bytes[at] = byte;
    at += 1;
  };
  for (const character of text) {
    const found = table.get(character);
    if (found) for (const byte of found) put(byte);
    else for (const digit of `&#${character.codePointAt(0)};`) put(digit.charCodeAt(0));
  }
  return bytes.subarray(0, at);
}
