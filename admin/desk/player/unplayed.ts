/** Why a browser did not play a source, as far as it says. */
export type Unplayed = 'noSoundCard' | 'broken' | 'cutOff' | 'unknownSound';

/** How Firefox and Chromium say that the sound was fine but there was no output device. */
const NO_OUTPUT = /MediaSinkAudioError|CUBEB|AUDIO_RENDERER/i;

/** By the error's code (https://html.spec.whatwg.org/multipage/media.html#error-codes); a missing output device has no code of its own. */
export function unplayedFor(error: Pick<MediaError, 'code' | 'message'> | null): Unplayed {
  if (error?.code === 3) return NO_OUTPUT.test(error.message) ? 'noSoundCard' : 'broken';
  return error?.code === 2 ? 'cutOff' : 'unknownSound';
}
