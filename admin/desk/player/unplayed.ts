/** Why a browser did not play what it was given, as far as it says. */
export type Unplayed = 'noSoundCard' | 'broken' | 'cutOff' | 'unknownSound';

/** How Firefox and Chromium say that the sound was fine, and nothing was there to bring it out. */
const NO_OUTPUT = /MediaSinkAudioError|CUBEB|AUDIO_RENDERER/i;

/** By the code of the error (https://html.spec.whatwg.org/multipage/media.html#error-codes); what has no way out of the machine has none of its own. */
export function unplayedFor(error: Pick<MediaError, 'code' | 'message'> | null): Unplayed {
  if (error?.code === 3) return NO_OUTPUT.test(error.message) ? 'noSoundCard' : 'broken';
  return error?.code === 2 ? 'cutOff' : 'unknownSound';
}
