import { dark, light } from '../../theme/tokens';
import { speakerColours } from './speakerColours';

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) =>
  [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255)).reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i]!, 0);
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

describe.each([['light', light], ['dark', dark]] as const)('on %s paper', (mode, tokens) => {
  test.each(speakerColours[mode])('%s can be read as text', (colour) => {
    for (const ground of [tokens.paper, tokens.sheet, tokens.hover, tokens.accentSoft]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('no two speakers share a colour', () => {
    expect(new Set(speakerColours[mode]).size).toBe(8);
  });
});
