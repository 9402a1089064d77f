import { stepsOf } from './goLiveSteps';

test('a feed that takes over moves its listeners', () => {
  expect(stepsOf({ mode: 'replace', private: false, enrichments: ['transcripts'] })).toEqual(['redirect', 'apple-transcripts', 'directories']);
});

test('Apple has to be asked for the transcripts of every public feed that has some', () => {
  expect(stepsOf({ mode: 'mirror', private: false, enrichments: ['transcripts'] })).toContain('apple-transcripts');
  expect(stepsOf({ mode: 'replace', private: false, enrichments: ['chapters', 'persons'] })).not.toContain('apple-transcripts');
});

test('a mirror hands its corrections back', () => {
  expect(stepsOf({ mode: 'mirror', private: false, enrichments: [] })).toEqual(['hand-back']);
});

test('a private feed is submitted nowhere', () => {
  expect(stepsOf({ mode: 'replace', private: true, enrichments: ['transcripts'] })).toEqual(['redirect', 'tell-listeners']);
});
