import type { KeyMapChange } from './keyMap';

/** Optional sets of keys known from other tools, applied over the defaults. */
export const PRESETS = ['stet', 'otranscribe', 'tab', 'pedal'] as const;
export type Preset = (typeof PRESETS)[number];

export const presets: Readonly<Record<Preset, KeyMapChange>> = {
  stet: {},
  /** As in oTranscribe; Mod+Shift+Enter leaves the words, since Esc plays. */
  otranscribe: {
    listening: { Escape: null },
    editing: { Escape: null, 'Mod+Shift+Enter': 'transcript.leave' },
    anywhere: { Escape: 'player.toggle', F1: 'player.back', F2: 'player.forward', F3: 'player.slower', F4: 'player.faster', 'Mod+KeyJ': 'time.stamp' },
  },
  /** Tab plays while editing; on the page it moves the focus as usual. */
  tab: { editing: { Tab: 'player.toggle' } },
  /** For pedals that send function keys. */
  pedal: { anywhere: { F2: 'player.back', F4: 'player.toggle', F8: 'player.forward', F9: 'time.stamp' } },
};
