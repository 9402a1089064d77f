import { standingChange } from './standingChange.ts';

const elements = (names: string) => names.split(' ').filter(Boolean).map((name) => ({ element: 'podcast:transcript', xml: `<${name}/>`, value: name }));
const names = (list: { value: string | null }[]): string => list.map(({ value }) => value).join(' ');
const change = (sourceThen: string, before: string, after: string, source: string) => {
  const found = standingChange({ sourceThen: elements(sourceThen), before: elements(before), after: elements(after), source: elements(source) });
  return found && { action: found.action, came: names(found.came), gone: names(found.gone), replaced: names(found.replaced) };
};

describe('what a publication does to the elements that stand for an addition', () => {
  test.each([
    ['', '', 'ours', '', { action: 'add', came: 'ours', gone: '', replaced: '' }],
    ['host', 'host', 'ours other', 'host', { action: 'replace', came: 'ours other', gone: 'host', replaced: 'host' }],
    ['host', 'host', 'host ours', 'host', { action: 'add', came: 'ours', gone: '', replaced: '' }],
    ['host', 'ours same', 'new same', 'host', { action: 'renew', came: 'new', gone: 'ours', replaced: '' }],
    ['host', 'ours', 'host', 'host', { action: 'return', came: 'host', gone: 'ours', replaced: '' }],
    ['', 'ours other', 'ours', '', { action: 'remove', came: '', gone: 'other', replaced: '' }],
    ['', 'ours', '', '', { action: 'remove', came: '', gone: 'ours', replaced: '' }],
    ['claim', 'claim', '', 'claim', { action: 'remove', came: '', gone: 'claim', replaced: 'claim' }],
    ['host', 'host', 'ours', 'moved', { action: 'replace', came: 'ours', gone: 'host', replaced: 'host' }],
  ])('source “%s”, public “%s”, then “%s” over “%s”', (sourceThen, before, after, source, said) => expect(change(sourceThen, before, after, source)).toEqual(said));

  test.each([['host', 'host', 'host', 'host'], ['host', 'ours', 'ours', 'host'], ['', '', '', '']])('is nothing where they stay: %s, %s, %s, %s', (...feeds) => expect(change(...feeds)).toBe(null));
  test('is nothing of ours where upstream changes its own', () => expect(change('host', 'host', 'moved', 'moved')).toBe(null));
  test('is nothing where ours stay the same over another source', () => expect(change('host', 'ours', 'ours', 'moved')).toBe(null));
});
