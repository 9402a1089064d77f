import type { Finding } from '../model/finding.ts';
import type { NotesReading } from '../notes/reading.ts';
import { addressesOneself } from './addressesOneself.ts';
import { answeredByAnother } from './answeredByAnother.ts';
import { audioDiffers } from './audioDiffers.ts';
import { brokenOff } from './brokenOff.ts';
import { chapterOrder } from './chapterOrder.ts';
import { chaptersPlatforms } from './chaptersPlatforms.ts';
import { chaptersWithoutTranscript } from './chaptersWithoutTranscript.ts';
import { continuedSpeaker } from './continuedSpeaker.ts';
import { doubledWord } from './doubledWord.ts';
import type { CheckedEpisode } from './episode.ts';
import { glossary } from './glossary.ts';
import { inPlace } from './inPlace.ts';
import { introducedByAnotherName } from './introducedByAnotherName.ts';
import { labelVariants } from './labelVariants.ts';
import { linkedChapters } from './linkedChapters.ts';
import { linkedPlaces } from './linkedPlaces.ts';
import { longTurn } from './longTurn.ts';
import { missingSpeaker } from './missingSpeaker.ts';
import { missingSplit } from './missingSplit.ts';
import { misspeltName } from './misspeltName.ts';
import { misspeltWord } from './misspeltWord.ts';
import { episodeOf } from './readingEpisode.ts';
import { readingWarnings } from './readingWarnings.ts';
import { referenceUrl } from './referenceUrl.ts';
import { sameSpeakerTwice } from './sameSpeakerTwice.ts';
import { sentenceCrosses } from './sentenceCrosses.ts';
import { speakingRate } from './speakingRate.ts';
import { startOrder } from './startOrder.ts';

export type { CheckedEpisode } from './episode.ts';
export { formatFindings } from './format.ts';

/** All checks. Each looks at the whole episode and knows nothing of the others. */
const checks: readonly ((episode: CheckedEpisode) => Finding[])[] = [
  startOrder, speakingRate, audioDiffers, brokenOff, missingSpeaker, continuedSpeaker, labelVariants, introducedByAnotherName,
  sameSpeakerTwice, sentenceCrosses, addressesOneself, answeredByAnother, missingSplit, longTurn, misspeltName, misspeltWord, doubledWord,
  chapterOrder, chaptersPlatforms, chaptersWithoutTranscript, referenceUrl, readingWarnings, linkedPlaces, linkedChapters, glossary,
];

/** Everything the checks find in an episode, in the order of place. */
export const checkEpisode = (episode: CheckedEpisode): Finding[] => inPlace(checks.flatMap((check) => check(episode)), episode);

/**
 * The same for notes that are not stored: the ids in findings and fixes are the reading's own, `p0`, `p1`, … for its speakers and `notes` for its introduction.
 */
export const checkReading = (reading: NotesReading): Finding[] => checkEpisode(episodeOf(reading));
