import * as fc from 'fast-check';
import { applyPatches, type Patch } from '../model/patch.ts';
import { feedHunks } from './hunks.ts';

const patchOf = (text: string, before: string, after: string): Patch => ({ start: text.indexOf(before), end: text.indexOf(before) + before.length, text: after });
const shown = (text: string, ...patches: Patch[]): string[] => feedHunks(text, patches).flatMap(({ oldLine, newLine, lines }) => [
  `@@ ${oldLine} ${newLine}`,
  ...lines.map(({ kind, text: line, changed }) => {
    const marked = changed.reduceRight((shownLine, [start, end]) => `${shownLine.slice(0, start)}[${shownLine.slice(start, end)}]${shownLine.slice(end)}`, line);
    return `${{ same: ' ', removed: '-', added: '+' }[kind]}${marked}`;
  }),
]);
const ten = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten';

describe('the patch, as a diff to read', () => {
  test('a changed line is shown before and after, its changed characters marked, between two lines of context', () => {
    expect(shown(ten, patchOf(ten, 'iv', 'in'))).toEqual(['@@ 3 3', ' three', ' four', '-f[iv]e', '+f[in]e', ' six', ' seven']);
  });

  test('inserted lines are added, and the lines after them count on', () => {
    expect(shown(ten, { start: 3, end: 3, text: '\nand a half' }, patchOf(ten, 'nine', 'NINE'))).toEqual(['@@ 1 1', ' one', '+[and a half]', ' two', ' three', '@@ 7 8', ' seven', ' eight', '-[nine]', '+[NINE]', ' ten']);
  });

  test('changes near each other share a hunk', () => {
    expect(shown(ten, patchOf(ten, 'two', '2'), patchOf(ten, 'six', '6'))).toEqual(['@@ 1 1', ' one', '-[two]', '+[2]', ' three', ' four', ' five', '-[six]', '+[6]', ' seven', ' eight']);
  });

  test('a removed line is removed', () => {
    expect(shown(ten, patchOf(ten, '\ntwo', ''))).toEqual(['@@ 1 1', ' one', '-[two]', ' three', ' four']);
  });

  test('a line as long as an episode is cut around the change', () => {
    const long = `start ${'a'.repeat(30_000)} Mara (1:02) ${'b'.repeat(30_000)} end`;
    const [, removed, added] = shown(long, patchOf(long, 'Mara', 'Maud'), patchOf(long, ' end', ''));
    expect(removed).toBe(`-…${'a'.repeat(59)} [Mara] (1:02) ${'b'.repeat(52)}…${'b'.repeat(60)}[ end]`);
    expect(added?.startsWith(`+…${'a'.repeat(59)} [Maud] (1:02)`)).toBe(true);
  });

  test('line ends of Windows are no part of a line', () => {
    const windows = ten.replaceAll('\n', '\r\n');
    expect(shown(windows, patchOf(windows, 'iv', 'in'))).toEqual(['@@ 3 3', ' three', ' four', '-f[iv]e', '+f[in]e', ' six', ' seven']);
  });

  test('no patch, no hunk', () => expect(feedHunks(ten, [])).toEqual([]));

  test('applied to the lines before, the hunks give the lines after', () => {
    const line = fc.stringMatching(/^[a-d]{0,3}$/);
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(60), { maxLength: 6 }), fc.array(fc.stringMatching(/^[x\n]{0,3}$/), { minLength: 3, maxLength: 3 }), (lines, cuts, texts) => {
      const before = lines.join('\n');
      const sorted = [...new Set(cuts.map((cut) => cut % (before.length + 1)))].sort((a, b) => a - b);
      const patches = texts.flatMap((text, index) => (sorted[index * 2 + 1] === undefined ? [] : [{ start: sorted[index * 2]!, end: sorted[index * 2 + 1]!, text }]));
      const after = before.split('\n');
      for (const { newLine, lines: shownLines } of feedHunks(before, patches)) {
        const olds = shownLines.filter(({ kind }) => kind !== 'added').map(({ text }) => text);
        expect(after.slice(newLine - 1, newLine - 1 + olds.length)).toEqual(olds);
        after.splice(newLine - 1, olds.length, ...shownLines.filter(({ kind }) => kind !== 'removed').map(({ text }) => text));
      }
      expect(after.join('\n')).toBe(applyPatches(before, patches));
    }), { numRuns: 1_000 });
  });
});
