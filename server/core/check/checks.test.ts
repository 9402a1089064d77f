import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { readFeed } from '../feed/read.ts';
import { readNotes } from '../notes/read.ts';
import { checkEpisode, checkReading } from './check.ts';
import { CHECKS } from './checks.ts';
import { chapter, episodeOfTurns, words } from './fixtures/episode.ts';

/**
 * What each number of {@link CHECKS} stood for: a hash of all that is found in the pages and the show below. Add a line; change one only where
 * these changed, and neither a check nor a warning of the reader.
 */
const FOUND: Record<number, string> = {
  1: '5521ca15613e43ab',
};

const pages = new URL('../notes/fixtures/', import.meta.url);
/** A show made to have something for most checks to find. */
const SHOW = new URL('../../../prisma/seed/tideline.xml', import.meta.url);

/** What no source has: a glossary, a recording, files that are linked; and more mistakes. */
const TALK = episodeOfTurns([
  ['Ana Ruiz', 0, 'Welcome to the harbour. I’m Ana Ruiz, and with me is Tom Okafor.'], ['Tom Okafor', 5_000, 'My name is Ana Ruiz, and I tie the the ropes.'],
  ['Ana Ruiz', 20_000, 'Thank you, Ana. Tom, how long did that take?'], ['Ana', 30_000, 'Yes, Tom Okafar told me about the harbor.'], ['Tom Okafor', 40_000, words(200)],
  ['Ana Ruiz', 41_000, `And how did you get there? I walked along the wall. ${words(60)}`], ['Ana Ruiz', 41_000, 'It was the'], ['Tom Okafor', 99_000, 'spring, and so', { timeFrom: 'chapter', speakerFrom: 'continued' }],
], {
  chapters: [chapter('c0', 0), chapter('c1', 0, 4), chapter('c2', 200_000, 5)],
  glossary: [{ id: 'g0', wrong: 'harbor', right: 'harbour', caseRule: 'keep', wholeWord: true }],
  recording: { heardMs: 900_000, declaredMs: 100_000 },
  places: [{ name: '“1.vtt”', kind: 'transcript', problem: 'Its server answered 404.', segments: [], chapters: [] }],
});

function found() {
  const inPages = readdirSync(pages).filter((name) => /\.(html|txt)$/.test(name)).sort()
    .map((name) => checkReading(readNotes(readFileSync(new URL(name, pages), 'utf8'), name.endsWith('.html') ? 'html' : 'text')));
  const show = readFeed(readFileSync(SHOW, 'utf8'));
  if (!show.ok) throw new Error('the demo show is no feed');
  return [checkEpisode(TALK), ...inPages, ...show.feed.items.map(({ notes }) => checkReading(notes))];
}

test('the number of the checks is raised when they find something else, or say it in other words: else what was found before stays until somebody edits', () => {
  const findings = found();
  expect(new Set(findings.flat().map(({ code }) => code)).size).toBeGreaterThan(20);
  const hash = createHash('sha256').update(JSON.stringify(findings)).digest('hex').slice(0, 16);
  expect({ [CHECKS]: hash }).toEqual({ [CHECKS]: FOUND[CHECKS] });
});
