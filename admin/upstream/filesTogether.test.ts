import type { UpstreamReport } from '#core/model/upstream';
import { filesTogether } from './filesTogether';

const report = (id: string, episodeId: string, words: number, more: Partial<UpstreamReport> = {}): UpstreamReport => ({
  id, kind: 'shortened', episodeId, title: '', otherTitle: null, otherEpisodeId: null, guid: null, otherGuid: null, revision: null, taken: [], left: [], notTaken: [], episodes: null, leftOut: false,
  extents: { ours: { segments: 1, words, end: '' }, theirs: { segments: 1, words: 0, end: '' } }, createdAt: '2026-03-01T00:00:00.000Z', answer: null, ...more,
});
const together = (...reports: UpstreamReport[]) => filesTogether(reports).map((asked) => [asked.report.id, asked.also.map(({ id }) => id)]);

describe('files that came back shorter', () => {
  test('are one question for each episode, about the one that said most', () => {
    expect(together(report('vtt', 'one', 80), report('other', 'two', 50), report('json', 'one', 90), report('srt', 'one', 85))).toEqual([['json', ['vtt', 'srt']], ['other', []]]);
  });

  test('and were answered alike on one day stay together, all others stand one by one, as does everything else', () => {
    const gone = report('gone', 'one', 0, { kind: 'gone', extents: null });
    const kept = (id: string, more: Partial<UpstreamReport> = {}) => report(id, 'one', 0, { answer: 'keep', extents: null, ...more });
    expect(together(gone, kept('vtt'), gone, kept('srt'), kept('json', { answer: 'take' }), report('asked', 'one', 80), kept('old', { createdAt: '2026-02-01T00:00:00.000Z' }))).toEqual(
      [['gone', []], ['vtt', ['srt']], ['gone', []], ['json', []], ['asked', []], ['old', []]]);
  });
});
