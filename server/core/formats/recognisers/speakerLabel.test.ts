import { channelLabel, labelOf, speakerLabel } from './speakerLabel.ts';

test.each([
  ['A', 'Speaker A'], [0, 'Speaker 0'], ['1', 'Speaker 1'], [12, 'Speaker 12'], ['1A', 'Speaker 1A'],
  ['spk_0', 'spk_0'], ['SPEAKER_00', 'SPEAKER_00'], ['AGENT', 'AGENT'], ['Ida Marsh', 'Ida Marsh'], [' Ida ', 'Ida'],
  ['', null], [' ', null], [null, null], [undefined, null], [{}, null],
])('%j is %j', (label, name) => {
  expect(speakerLabel(label)).toBe(name);
});

test('channels are counted as channels', () => {
  expect([channelLabel(0), channelLabel('1'), channelLabel('ch_0'), channelLabel(null)]).toEqual(['Channel 0', 'Channel 1', 'ch_0', null]);
});

test('where channels have speakers of their own both are said', () => {
  expect([labelOf('ch_0', 'spk_1'), labelOf('ch_0', null), labelOf(null, 'spk_1'), labelOf(null, null)]).toEqual(['ch_0, spk_1', 'ch_0', 'spk_1', null]);
});
