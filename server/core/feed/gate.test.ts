import { gate } from './gate.ts';

const rss = (doctype: string, title: string): string => `<?xml version="1.0"?>\n${doctype}<rss version="2.0"><channel><title>${title}</title></channel></rss>`;
const complaints = (doctype: string, title: string): string[] => gate(rss(doctype, title)).problems.map(({ message }) => message);

describe('an entity that XML does not know itself', () => {
  test.each([
    ['declared in the DOCTYPE', '<!DOCTYPE rss [<!ENTITY uuml "&#252;">]>'],
    ['perhaps declared in a file that the DOCTYPE names', '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'],
    ['perhaps declared in a system file', '<!DOCTYPE rss SYSTEM "rss.dtd">'],
    ['perhaps declared by a parameter entity', '<!DOCTYPE rss [<!ENTITY % names SYSTEM "names.ent"> %names;]>'],
  ])('is taken where it is %s', (_, doctype) => {
    expect(complaints(doctype, 'Tsch&uuml;ss')).toEqual([]);
  });

  test.each([
    ['without a DOCTYPE', ''],
    ['with one that declares another', '<!DOCTYPE rss [<!ENTITY ouml "SYSTEM">]>'],
    ['with one that declares nothing', '<!DOCTYPE rss>'],
  ])('is refused %s', (_, doctype) => {
    expect(complaints(doctype, 'Tsch&uuml;ss')).toEqual([expect.stringContaining('unknown entity')]);
  });

  test('a bare ampersand is none, whatever the DOCTYPE names', () => {
    expect(complaints('<!DOCTYPE rss SYSTEM "rss.dtd">', 'Salt & marsh')).toEqual(['a bare "&": write "&amp;"']);
  });
});

test.each([
  ['an item', '<item><itemid>7</itemid><title>One</title></item>', '<item>'],
  ['an image', '<image><imageurl/><url/></image>', '<image>'],
  ['an element in one of its own name', '<div><div>a</div></div>', '<div><'],
  ['one with an attribute on a line of its own', '<item\r\n><items/></item>', '<item\r'],
])('%s begins at its own tag, however its first child is called', (_, inside, start) => {
  const text = rss('', '').replace('</channel>', `${inside}</channel>`);
  const { problems, root } = gate(text);
  expect(problems).toEqual([]);
  const element = root.children[0]!.children[1]!;
  expect([element.start, text.slice(element.start, element.end)]).toEqual([text.indexOf(start), inside]);
});
