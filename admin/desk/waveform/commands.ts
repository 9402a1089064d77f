import type { Command } from '../keys/command';
import { all, editable } from '../keys/when';
import { closer, wider } from './zoom';

const drawn: Command['when'] = ({ sound }) => sound.peaks.get().drawn !== null || 'desk.commands.why.noWaveform';
const undrawn: Command['when'] = ({ sound, playback }) => {
  if (playback.getState().from === null && playback.getState().failed === null) return 'desk.commands.why.noRecording';
  return /^(?:none|failed)$/.test(sound.peaks.get().state) || 'desk.commands.why.drawn';
};
const beingDrawn: Command['when'] = ({ sound }) => /^(?:waiting|running)$/.test(sound.peaks.get().state) || 'desk.commands.why.notDrawn';

export const waveformCommands: readonly Command[] = [
  { id: 'waveform.draw', title: 'desk.commands.waveform.draw', group: 'desk', when: all(editable, undrawn), run: ({ sound }) => void sound.peaks.draw() },
  { id: 'waveform.cancel', title: 'desk.commands.waveform.cancel', group: 'desk', when: all(editable, beingDrawn), run: ({ sound }) => void sound.peaks.cancel() },
  { id: 'waveform.closer', title: 'desk.commands.waveform.closer', group: 'times', when: drawn, run: ({ sound: { zoom } }) => zoom.set({ seconds: closer(zoom.get().seconds) }) },
  { id: 'waveform.wider', title: 'desk.commands.waveform.wider', group: 'times', when: drawn, run: ({ sound: { zoom } }) => zoom.set({ seconds: wider(zoom.get().seconds) }) },
];
