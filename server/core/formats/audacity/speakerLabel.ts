import { isSpeakerName } from '../../notes/turns.ts';

const NAMED = /^([^:]{0,80}):\s+(\S.*)$/su;

/**
 * The speaker and the words of a label such as `Name: words`. What stands before the first colon counts as a name where it looks like
 * one (up to seven words, with capitals but for particles); nothing before it (`: Note: words`) says that the words have no speaker.
 */
export function spokenBy(text: string): { speaker: string | null; words: string } {
  const match = NAMED.exec(text);
  const name = match?.[1]!.trim();
  if (!match || (name !== '' && !isSpeakerName(name!))) return { speaker: null, words: text };
  return { speaker: name === '' ? null : name!, words: match[2]! };
}

/** The label for what somebody says: {@link spokenBy} reads the same out of it, where the name looks like one; a colon in it becomes a space. */
export function spokenLabel(speaker: string | null, words: string): string {
  const name = speaker?.replace(/[:\s]+/gu, ' ').trim() ?? '';
  if (name !== '') return `${name}: ${words}`;
  return spokenBy(words).words === words ? words : `: ${words}`;
}
