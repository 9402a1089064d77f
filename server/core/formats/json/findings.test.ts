import { FileContent } from '../fileContent.ts';
import { readJson } from './document.ts';
import { JsonFindings } from './findings.ts';

const document = () => readJson(FileContent.ofText(`[\n${Array.from({ length: 9 }, (_, index) => `{"a": ${index}}`).join(',\n')}\n]`));

describe('findings in a JSON file', () => {
  test('stand on the line of their value', () => {
    const findings = new JsonFindings(document());
    findings.repaired([2, 'a'], 'It was odd.');
    findings.rejected([4], 'It was nothing.');
    expect(findings.told(7)).toEqual({ read: 7, repaired: [{ line: 4, what: 'It was odd.' }], rejected: [{ line: 6, why: 'It was nothing.' }] });
  });

  test('that are alike are one, which says how many and to which line', () => {
    const findings = new JsonFindings(document());
    for (const index of [0, 1, 5]) findings.rejected([index], 'It was nothing.');
    expect(findings.told(1).rejected).toEqual([{ line: 2, why: 'It was nothing (3 times, to line 7).' }]);
  });

  test('of a file in which nothing was are not silent', () => expect(new JsonFindings(document()).told(0).rejected).toEqual([{ line: 1, why: 'It contains nothing to read.' }]));

  test('of a broken file begin with its breaks', () => {
    const findings = new JsonFindings(readJson(FileContent.ofText('[{"a": NaN},\n{"a": 1}]')));
    findings.repaired([1], 'It was odd.');
    expect(findings.told(1).repaired).toEqual([{ line: 1, what: 'NaN is not a JSON value; it was read as null.' }, { line: 2, what: 'It was odd.' }]);
  });
});
