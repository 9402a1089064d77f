import { pastedText } from './pastedText';

test('paragraphs stay paragraphs of the one segment', () => expect(pastedText('One.\r\n\r\nTwo.\n \n\nThree.')).toBe('One.\n\nTwo.\n\nThree.'));
test('lines of a paragraph are joined', () => expect(pastedText('broken\n  by a mail\rprogram')).toBe('broken by a mail program'));
test('spaces within a line are the author’s', () => expect(pastedText('a  b')).toBe('a  b'));
