import { copiedHtml } from './clipboard';

describe('what was copied from a page', () => {
  test('loses the frame of the clipboard', () => {
    expect(copiedHtml('<html><body><!--StartFragment--><p>Flour and <a href="https://mill.example">water</a></p><!--EndFragment--></body></html>')).toBe('<p>Flour and <a href="https://mill.example">water</a></p>');
  });

  test('loses the body where there is no fragment', () => expect(copiedHtml('<html><body class="x"><ul><li>Rye</li></ul></body></html>')).toBe('<ul><li>Rye</li></ul>'));
  test('is text when only spans carry it', () => expect(copiedHtml('<meta charset="utf-8"><div><span style="color:red">Rye</span></div>')).toBeNull());
});
