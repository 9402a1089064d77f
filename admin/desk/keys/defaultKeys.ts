import type { Combination } from './combination';
import type { CommandId } from './command';
import type { KeyMap } from './keyMap';
import type { Platform } from './platform';

const numbered = (modifier: string, id: string): [Combination, CommandId][] => Array.from({ length: 9 }, (_, i) => [`${modifier}Digit${i + 1}`, `${id}.${i + 1}`]);

/** The default keys. `reserved.ts` says which keys no page may take. */
export const defaultKeys = (platform: Platform): KeyMap => ({
  listening: {
    Space: 'player.toggle',
    KeyK: 'player.toggle',
    KeyJ: 'player.back',
    KeyL: 'player.forward',
    ArrowLeft: 'player.back',
    ArrowRight: 'player.forward',
    'Shift+KeyJ': 'player.slower',
    'Shift+KeyL': 'player.faster',
    KeyF: 'player.follow',
    KeyR: 'player.loop',
    Minus: 'player.quieter',
    Equal: 'player.louder',
    Digit0: 'player.mute',
    BracketLeft: 'waveform.wider',
    BracketRight: 'waveform.closer',

    ArrowUp: 'segment.previous',
    ArrowDown: 'segment.next',
    Home: 'segment.first',
    End: 'segment.last',
    Enter: 'transcript.write',
    KeyM: 'segment.menu',

    'Shift+ArrowUp': 'segments.extendUp',
    'Shift+ArrowDown': 'segments.extendDown',
    'Mod+KeyA': 'segments.all',
    Escape: 'segments.none',
    KeyG: 'segments.join',
    Delete: 'segments.delete',
    Backspace: 'segments.delete',
    'Mod+KeyC': 'segments.copy',
    'Mod+KeyX': 'segments.cut',
    'Mod+KeyV': 'segments.paste',

    ...Object.fromEntries(numbered('', 'speaker.one')),
    ...Object.fromEntries(numbered('Shift+', 'speaker.onwards')),
    KeyS: 'speaker.choose',

    KeyT: 'time.stamp',
    'Shift+KeyT': 'time.type',
    Comma: 'time.earlier',
    Period: 'time.later',

    KeyN: 'review.next',
    'Shift+KeyN': 'review.previous',
    KeyA: 'review.fix',
    'Shift+KeyA': 'review.secondFix',
    KeyH: 'review.hear',
    KeyI: 'review.ignore',
    KeyB: 'review.bringBack',

    '?': 'desk.keys',
  },
  editing: {
    Enter: 'transcript.split',
    'Shift+Enter': 'transcript.paragraph',
    Backspace: 'transcript.joinPrevious',
    Delete: 'transcript.joinNext',
    Escape: 'transcript.leave',
    'Mod+Enter': 'player.toggle',
    'Mod+Semicolon': 'player.back',
    'Mod+Quote': 'player.forward',
  },
  anywhere: {
    'Mod+KeyK': 'desk.palette',
    'Mod+KeyZ': 'desk.undo',
    'Mod+Shift+KeyZ': 'desk.redo',
    'Mod+KeyY': 'desk.redo',

    'Mod+KeyF': 'find.open',
    // macOS hides the application with ⌘H, and Windows types signs with Ctrl+Alt
    ...(platform === 'macos' ? { 'Mod+Alt+KeyF': 'find.replace' } : { 'Mod+KeyH': 'find.replace' }),
    'Mod+KeyG': 'find.next',
    'Mod+Shift+KeyG': 'find.previous',
    ...(platform !== 'macos' && { F3: 'find.next', 'Shift+F3': 'find.previous' }),
  },
});
