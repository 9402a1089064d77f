import * as fc from 'fast-check';
import { applyPatches } from '../../model/patch.ts';
import type { Enrichment } from '../../model/show.ts';
import { gate } from '../gate.ts';
import { writeFeed } from '../write.ts';

const OLD = 'Sun, 01 Mar 2026 08:00:00 GMT';
const NEW = 'Tue, 03 Mar 2026 10:00:00 +0000';
const feedOf = (...dates: string[]): string => `<rss version="2.0" xmlns:x="urn:x"><channel><title>A</title>${dates.join('')}<item><title>B</title><guid>b</guid><lastBuildDate>${OLD}</lastBuildDate></item></channel></rss>`;
const dated = (text: string, ...on: Enrichment[]): string => {
  const { patches, replaced, notHeld } = writeFeed(text, { show: { additions: { lastBuildDate: NEW } }, episodes: [] }, on);
  expect([replaced, notHeld]).toEqual([[], []]);
  return applyPatches(text, patches);
};
const element = (content: string): string => `<lastBuildDate>${content}</lastBuildDate>`;

describe('the date of the last change', () => {
  test('moves only if that is turned on', () => expect(dated(feedOf(element(OLD)), 'hub', 'persons')).toBe(feedOf(element(OLD))));
  test('is not added to a feed without one, or with an empty one', () => {
    for (const bare of [feedOf(), feedOf('<lastBuildDate/>'), feedOf(element(' ')), feedOf(`<x:lastBuildDate>${OLD}</x:lastBuildDate>`)]) expect(dated(bare, 'last-build-date')).toBe(bare);
  });
  test('moves in each place of the channel that states it', () => expect(dated(feedOf(element(OLD), element('long ago')), 'last-build-date')).toBe(feedOf(element(NEW), element(NEW))));
  test('is left as it is written if it says the same', () => {
    const same = feedOf(element(`\n<![CDATA[${NEW}]]>\n`));
    expect(dated(same, 'last-build-date')).toBe(same);
  });

  test('moves, however it is written, and nothing else does', () => {
    const written = fc.constantFrom<(date: string) => string>((date) => date, (date) => `<![CDATA[${date}]]>`, (date) => `\r\n  ${date}\t`, (date) => `<!-- of the host -->${date}`, (date) => date.replace(',', '&#44;'));
    const beside = fc.constantFrom('', '\n', '<link>https://a.example/</link>', '<!-- <lastBuildDate>x</lastBuildDate> -->', '<ttl>60</ttl>');
    fc.assert(fc.property(written, beside, beside, fc.constantFrom(OLD, '2026-03-01T08:00:00Z', 'yesterday'), (write, before, after, date) => {
      const text = feedOf(before, element(write(date)), after);
      const moved = dated(text, 'last-build-date');
      const [start, end] = [text.indexOf(element(write(date))), text.indexOf(element(write(date))) + element(write(date)).length];
      expect(moved.startsWith(text.slice(0, start)) && moved.endsWith(text.slice(end))).toBe(true);
      expect(moved.slice(start, moved.length - (text.length - end))).toContain(NEW);
      expect(gate(moved).problems).toEqual([]);
      expect(dated(moved, 'last-build-date')).toBe(moved);
    }));
  });
});
