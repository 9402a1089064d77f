import * as fc from 'fast-check';
import { FileContent } from '../fileContent.ts';
import { readJson } from './document.ts';

const read = (text: string) => readJson(FileContent.ofText(text));
/** The report, with lines. */
const told = (text: string) => {
  const { problems, rejected } = read(text);
  return [...problems.map(({ line, what }) => `${line}: ${what}`), ...rejected.map(({ line, why }) => `${line}: left out: ${why}`)];
};

describe('a whole JSON file', () => {
  const text = '{"version": "1.0.0",\n "segments": [\n  {"body": "one"},\n  {"body":\n   "two"}\n ]}';

  test('says its value, and nothing is told of it', () => {
    expect(read(text).value).toEqual({ version: '1.0.0', segments: [{ body: 'one' }, { body: 'two' }] });
    expect(told(text)).toEqual([]);
  });

  test.each([[[], 1], [['segments'], 2], [['segments', 0], 3], [['segments', 1], 4], [['segments', 1, 'body'], 5]] as const)('the value at %j stands on line %i', (path, line) => {
    expect(read(text).lineOf(path)).toBe(line);
  });

  test('the line of a value that is not there is that of what would hold it', () => {
    expect(read(text).lineOf(['segments', 1, 'speaker', 'name'])).toBe(4);
    expect(read(text).lineOf(['segments', 9])).toBe(2);
  });

  test('a name given twice counts where it stands last', () => {
    const twice = '{"a": 1,\n"a": 2}';
    expect([read(twice).value, read(twice).lineOf(['a'])]).toEqual([{ a: 2 }, 2]);
  });

  test('names from the prototype are names like any other', () => {
    const text = '{"__proto__": {"a": 1},\n"constructor": 2, "x": 3,}';
    const value = read(text).value as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'x']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(read('{"a": 1}').lineOf(['constructor'])).toBe(1);
  });

  test('a byte order mark before it is no break', () => {
    expect([read('\uFEFF{"a": 1}').value, told('\uFEFF{"a": 1}')]).toEqual([{ a: 1 }, []]);
    expect(readJson(new FileContent(new Uint8Array([0xef, 0xbb, 0xbf, 0x5b, 0x31, 0x5d]))).value).toEqual([1]);
  });
});

describe('a broken JSON file is read as far as it goes, and its break is told with its line', () => {
  test.each<[string, string, unknown, string[]]>([
    ['cut off after a value', '{"a": [1,\n2', { a: [1] }, ['2: The file ends before every bracket is closed.', '2: left out: The file ends in the middle of a value, which was left out.']],
    ['cut off in a text', '[{"a": "one"},\n{"a": "tw', [{ a: 'one' }, { a: 'tw' }], ['2: The file ends in the middle of a text.', '2: The file ends before every bracket is closed.']],
    ['cut off in a name', '{"a": 1,\n"b', { a: 1 }, ['2: The file ends in the middle of a text.', '2: The file ends before every bracket is closed.', '1: left out: A name without a value was left out.']],
    ['a comma before the closing bracket', '[1,\n2,\n]', [1, 2], ['3: There is a comma before a closing bracket.']],
    ['a comma too many', '[1,,\n,2]', [1, 2], ['1: There is a comma where none belongs (2 times, to line 2).']],
    ['a comma missing', '[{"a": 1 "b": 2}\n{"a": 3}]', [{ a: 1, b: 2 }, { a: 3 }], ['1: A comma is missing (2 times, to line 2).']],
    ['what Python writes for no number', '[NaN,\n-Infinity, True]', [null, null, true], ['1: NaN is not a JSON value; it was read as null.', '2: -Infinity is not a JSON value; it was read as null.', '2: True is not a JSON value; it was read as true.']],
    ['numbers as nobody should write them', '[.5, 1., +2, 007]', [0.5, 1, 2, 7], ['1: A number is not written as in JSON (4 times, to line 1).']],
    ['JSON Lines', '{"a": 1}\n{"a": 2}\n', [{ a: 1 }, { a: 2 }], ['1: The file holds 2 JSON values one after another; they were read as one list.']],
    ['a bracket not closed', '[{"a": [1}, 2]', [{ a: [1] }, 2], ['1: A bracket is not closed.']],
    ['a bracket not opened', '[1}, 2]]', [1, 2], ['1: A bracket is closed but was never opened (2 times, to line 1).']],
    ['line breaks in a text', '{"a": "one\ntwo",\n"b": 1}', { a: 'one\ntwo', b: 1 }, ['1: A text has a line break in it, which JSON does not allow.']],
    ['a quote missing', '{"a": "one,\n"b": 1}', { a: 'one,', b: 1 }, ['1: A text has no closing quote; it was read to the end of its line.', '2: A comma is missing.']],
    ['escapes that are none', String.raw`{"a": "it\'s\u00e9\n"}`, { a: "it'sé\n" }, ['1: A text has a backslash where none is allowed; the backslash was left out.']],
    ['comments', '// made by hand\n[1, /* two */ 2]', undefined, ['1: left out: The file is not JSON: it begins with neither { nor [.']],
    ['comments inside', '[1, // one\n/* two */ 2]', [1, 2], ['1: A comment, which JSON does not have, was skipped (2 times, to line 2).']],
    ['names without quotes', '{a: 1,\n b : "c"}', { a: 1, b: 'c' }, ['1: A name has no quotes (2 times, to line 2).']],
    ['values without names', '{"a": 1,\n[2], {"b": 3}}', { a: 1 }, ['2: left out: A list or an object without a name was left out (2 times, to line 2).']],
    ['a name without a value', '{"a": ,\n"b": 1}', { b: 1 }, ['1: left out: A name without a value was left out.']],
    ['a colon missing or too many', '{"a" 1,\n"b":: 2}', { a: 1, b: 2 }, ['1: A colon is missing.', '2: There is a colon where none belongs.']],
    ['words between values', '[1, ohne\n, 2] ende', [1, 2], ['2: There is a comma where none belongs.', '1: left out: Characters that are not JSON were left out (2 times, to line 2).']],
  ])('%s', (_, text, value, lines) => {
    expect(read(text).value).toEqual(value);
    expect(told(text)).toEqual(lines);
  });

  test.each(['', '  ', 'WEBVTT', '"a"', '12'])('%j has no value', (text) => {
    expect(read(text).value).toBeUndefined();
    expect(told(text)).toEqual(['1: left out: The file is not JSON: it begins with neither { nor [.']);
  });

  test('what nests deeper than any transcript is left out, and what follows is read', () => {
    const deep = `[${'['.repeat(1_000)}1${']'.repeat(1_000)},\n 7,]`;
    const value = read(deep).value as unknown[];
    expect(value[1]).toBe(7);
    expect(told(deep)).toEqual(['2: There is a comma before a closing bracket.', '1: left out: What is nested more than 500 brackets deep was left out.']);
  });
});

describe('both ways of reading', () => {
  test('agree on every JSON value', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }).filter((value) => typeof value === 'object' && value !== null), fc.constantFrom(0, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const broken = read(`${text.slice(0, -1)}${text.length > 2 ? ',' : ''}${text.at(-1)!}`);
      expect(broken.value).toEqual(JSON.parse(text));
      expect(broken.rejected).toEqual([]);
    }));
  });

  test('never throw, whatever is cut, repeated or put in', () => {
    const bits = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '"a"', '"b": ', '1', '-', 'NaN', '\n', ' ', '//', '/*', '*/', '\\u12', '\u0000', '\uFEFF', 'tru'), { maxLength: 60 });
    fc.assert(fc.property(bits, (parts) => {
      const document = read(`[${parts.join('')}`);
      expect(document.value).toBeDefined();
      expect(document.lineOf([0, 'b'])).toBeGreaterThan(0);
    }), { numRuns: 2_000 });
  });

  test.each([
    ['open lists', '['.repeat(10_000_000)], ['open objects', '{"a":'.repeat(400_000)], ['quotes', `[${'"'.repeat(2_000_000)}`], ['blank lines', `[${'\n'.repeat(2_000_000)}`],
    ['spaces', `[${' '.repeat(10_000_000)}`], ['backslashes', `["${'\\'.repeat(2_000_000)}`], ['escaped quotes on lines', `["${'\\"\n'.repeat(300_000)}`],
    ['escaped quotes before a wrong one', `["\n${'\\"\n'.repeat(300_000)}"x`], ['quotes on lines', `[${'"\n'.repeat(500_000)}`], ['closing brackets', `${'{"a":'.repeat(400)}${']'.repeat(2_000_000)}`],
    ['commas', `[${','.repeat(2_000_000)}`], ['comments', `[${'/*'.repeat(5_000_000)}`], ['words', `[${'a '.repeat(500_000)}`], ['one word', `[${'a'.repeat(10_000_000)}`],
  ])('a megabyte or more of %s are read to their end', (_, text) => {
    const document = read(text);
    expect(document.problems.length + document.rejected.length).toBeGreaterThan(0);
    expect(document.problems.length + document.rejected.length).toBeLessThan(6);
  });
});
