import { intent, mayPublish, nothingOfOurs, reasonsOf } from './intent';

const nothing = { first: false, corrections: 0, enrichments: [], changes: [], showChanges: [], additions: [], hunks: [], blocked: [], errors: [], feedFindings: [] };
const hunk = { oldLine: 1, newLine: 1, lines: [] };
const addition = { enrichment: 'psc' as const, action: 'add' as const, elements: 1, episodes: 1, words: 'adds chapters to 1 episode' };

const errors = (...reasons: (string | null)[]) => [{ episodeId: 'e', title: 'Rye', findings: reasons.map((ignoredFor) => ({ code: 'start-order', severity: 'error' as const, startMs: 0, line: null, message: '', fix: null, fixes: [], recordId: null, about: '', ignoredFor })) }];

describe('the one button of publishing', () => {
  test('names the corrections', () => expect(intent({ ...nothing, corrections: 3 })).toBe('publish.submit'));
  test('a first publication may go out without any', () => expect(intent({ ...nothing, first: true })).toBe('publish.submitFirst'));
  test('additions alone are called that', () => expect(intent({ ...nothing, additions: [addition], hunks: [hunk] })).toBe('publish.submitAdditions'));
  test('what upstream changed is no addition', () => expect(intent({ ...nothing, hunks: [hunk] })).toBe('publish.submitUpstream'));

  test('says what goes out where nobody corrected anything', () => {
    expect(nothingOfOurs(nothing)).toBe('nothing');
    expect(nothingOfOurs({ ...nothing, hunks: [hunk] })).toBe('upstream');
    expect(nothingOfOurs({ ...nothing, first: true })).toBe('firstNothing');
    expect(nothingOfOurs({ ...nothing, first: true, hunks: [hunk] })).toBe('firstAround');
    expect(nothingOfOurs({ ...nothing, additions: [addition], hunks: [hunk] })).toBe(null);
  });

  test('what makes a mirror one at first is not switched by anybody', () => {
    const own = { enrichment: 'self-link' as const, action: 'replace' as const, elements: 1, episodes: 0, words: 'sets the feed’s own address in place of the host’s' };
    expect(nothingOfOurs({ ...nothing, first: true, additions: [own], hunks: [hunk] })).toBe('firstAround');
    expect(nothingOfOurs({ ...nothing, first: true, enrichments: ['self-link'], additions: [own], hunks: [hunk] })).toBe(null);
  });

  test('a date that moves with what changed is not what changes', () => {
    const moves = { enrichment: 'last-build-date' as const, action: 'renew' as const, elements: 1, episodes: 0, words: 'sets lastBuildDate' };
    expect(intent({ ...nothing, additions: [moves], hunks: [hunk] })).toBe('publish.submitUpstream');
    expect(nothingOfOurs({ ...nothing, additions: [moves], hunks: [hunk] })).toBe('upstream');
    expect(intent({ ...nothing, additions: [{ ...moves, action: 'remove' }], hunks: [hunk] })).toBe('publish.submitAdditions');
  });

  test('says of episodes that come or leave that they do', () => {
    const change = { episodeId: 'e', title: 'Rye', moves: 'leaves' as const, summary: [], details: [], notHeld: [], left: [], notesBefore: '', notesAfter: '' };
    expect(intent({ ...nothing, changes: [change], hunks: [hunk] })).toBe('publish.submitEpisodes');
  });

  test('calls no addition what upstream’s new form cannot hold of earlier corrections', () => {
    const change = { episodeId: 'e', title: 'Rye', moves: null, summary: [], details: [], notHeld: [{ path: 'segments[0]', wanted: {}, written: null, why: '' }], left: [], notesBefore: '', notesAfter: '' };
    expect(intent({ ...nothing, changes: [change], hunks: [hunk] })).toBe('publish.submitUpstream');
  });

  test('cannot be pressed when nothing would change', () => {
    expect(intent(nothing)).toBe('publish.submitNothing');
    expect(mayPublish(nothing, '')).toBe(false);
  });

  test('cannot be pressed while something blocks', () => expect(mayPublish({ ...nothing, corrections: 1, blocked: [{ code: 'public-url-missing', message: 'No PUBLIC_URL.' }] }, '')).toBe(false));

  test('asks for a reason over errors', () => {
    const preview = { ...nothing, corrections: 1, errors: [{ episodeId: 'e', title: 'Rye', findings: [] }] };
    expect(mayPublish(preview, ' a ')).toBe(false);
    expect(mayPublish(preview, 'The guest agreed')).toBe(true);
  });

  test('says again why errors were left be, where all of them were', () => {
    expect(reasonsOf({ ...nothing, errors: errors('A flashback', 'As said', 'A flashback') })).toBe('A flashback · As said');
    expect(reasonsOf({ ...nothing, errors: errors('A flashback', null) })).toBe('');
    expect(reasonsOf(undefined)).toBe('');
  });

  test('says again why a fault of the feed was published before, unless there is another one', () => {
    const finding = { code: 'image-no-address', severity: 'error', key: null, line: 1, column: 1, element: 'itunes:image', message: '', rule: 'apple', wasSo: false, blocks: true, publishedFor: 'The cover comes tomorrow', episodeId: null } as const;
    expect(reasonsOf({ ...nothing, feedFindings: [finding, { ...finding, blocks: false, publishedFor: null }] })).toBe('The cover comes tomorrow');
    expect(reasonsOf({ ...nothing, errors: errors('A flashback'), feedFindings: [finding] })).toBe('A flashback · The cover comes tomorrow');
    expect(reasonsOf({ ...nothing, feedFindings: [finding, { ...finding, publishedFor: null }] })).toBe('');
  });

  test('asks for a reason over what a publication would break in the feed, and over nothing else of it', () => {
    const finding = { code: 'image-no-address', severity: 'error', key: null, line: 1, column: 1, element: 'itunes:image', message: '', rule: 'apple', wasSo: false, blocks: true, publishedFor: null, episodeId: null } as const;
    expect(mayPublish({ ...nothing, corrections: 1, feedFindings: [finding] }, '')).toBe(false);
    expect(mayPublish({ ...nothing, corrections: 1, feedFindings: [{ ...finding, wasSo: true, blocks: false }] }, '')).toBe(true);
  });
});
