import { plain } from '../matches';

/** How well a word of a search fits: as the beginning of a word, inside one, as letters in order, or not at all. */
function fit(word: string, text: string): number {
  if (text.startsWith(word)) return 4;
  if (text.includes(` ${word}`)) return 3;
  if (text.includes(word)) return 2;
  let at = 0;
  for (const letter of text) if (letter === word[at]) at++;
  return word.length > 1 && at === word.length ? 1 : 0;
}

/** Lines that fit every word of a search, best first; among equals, what can be done comes before what cannot, then the recently used, the rest in their given order. */
export function ranked<Line extends { id: string; title: string; group: string; whyNot: string | null }>(lines: readonly Line[], search: string, recent: readonly string[]): Line[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const scored = lines.map((line, index) => {
    const fits = words.map((word) => Math.max(fit(word, plain(line.title)), fit(word, plain(line.group)) > 2 ? 1 : 0));
    const used = recent.indexOf(line.id);
    return { line, index, score: fits.includes(0) ? -1 : fits.reduce((sum, each) => sum + each, 0), used: used < 0 ? Infinity : used };
  });
  return scored.filter(({ score }) => score >= 0).sort((a, b) => b.score - a.score || Number(a.line.whyNot !== null) - Number(b.line.whyNot !== null) || (a.used === b.used ? 0 : a.used - b.used) || a.index - b.index).map(({ line }) => line);
}
