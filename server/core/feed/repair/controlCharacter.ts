import { CONTROL } from '../escape.ts';
import { beginningOf } from './beginning.ts';
import type { RepairRule } from './rule.ts';

/** Characters that XML 1.0 does not allow anywhere, even in a comment or CDATA (§ 2.2), and references to such a character (§ 4.1). */
const FORBIDDEN = new RegExp(String.raw`${CONTROL}|&#(?:0*(\d{1,7})|x0*([0-9A-Fa-f]{1,6}));`, 'g');

const isForbidden = (code: number): boolean =>
  (code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff || code > 0x10_ffff;

/** A vertical tab or form feed separates words. */
const partsWords = (code: number): boolean => code === 0x0b || code === 0x0c;

export const controlCharacter: RepairRule = {
  name: 'control-character',
  wrong: (count) => `${count} control ${count === 1 ? 'character' : 'characters'} that XML forbids`,
  does: 'Leaves them out; a vertical tab or form feed between words becomes a space.',
  find: (text) => {
    const beginning = beginningOf(text);
    return [...text.matchAll(FORBIDDEN)].flatMap(({ index, 0: written, 1: decimal, 2: hexadecimal }) => {
      const code = decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : written.charCodeAt(0);
      return isForbidden(code) ? [{ start: index, end: index + written.length, text: partsWords(code) && index >= beginning ? ' ' : '' }] : [];
    });
  },
};
