import { readFileSync, readdirSync } from 'node:fs';
import { readNotes, readingJson } from './read.ts';

const folder = new URL('fixtures/', import.meta.url);
const pages = readdirSync(folder).filter((name) => !name.endsWith('.json'));

describe('what is understood of', () => {
  test.each(pages)('%s', (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    const expected: unknown = JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, '.json'), folder), 'utf8'));
    expect(readingJson(readNotes(source, name.endsWith('.html') ? 'html' : 'text'))).toEqual(expected);
  });
});
