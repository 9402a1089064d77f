import { checkEpisode } from './check.ts';
import { episodeOfTurns } from './fixtures/episode.ts';

const turns = [['Maud Okafor', 0, 'We went out early.'], ['Chen Liang', 5_000, 'The mill was shut.']] as const;
const found = (text: string, isWritten = true, said: readonly (readonly [string, number, string])[] = turns) =>
  checkEpisode(episodeOfTurns(said.map(([...turn]) => turn), { introduction: { id: 'e1', text, isWritten, line: 1 } })).filter(({ code }) => /^(?:misspelt|doubled)/.test(code));

describe('the words of an introduction', () => {
  test('are read as those of the conversation are: a name, and a word written twice', () => {
    expect(found('Maud Okafur walks to the the mill.')).toMatchObject([
      { code: 'misspelt-name', recordId: 'e1', startMs: null, line: 1, fix: { type: 'setIntroduction', episodeId: 'e1', introduction: 'Maud Okafor walks to the the mill.' } },
      { code: 'doubled-word', recordId: 'e1', fix: { type: 'setIntroduction', episodeId: 'e1', introduction: 'Maud Okafur walks to the mill.' } },
    ]);
  });
  test('are written over what the source says, where nobody wrote them here', () =>
    expect(found('With Maud Okafur.', false)).toMatchObject([{ fix: { type: 'setIntroduction', episodeId: 'e1', introduction: 'With Maud Okafor.', over: 'With Maud Okafur.' } }]));
  test('are mended together with those that are said', () =>
    expect(found('With Maud Okafur.', true, [...turns, ['Chen Liang', 9_000, 'Okafur was late.']])).toMatchObject([
      { recordId: 's2', fixes: [{ title: 'Write “Okafor” for “Okafur” in 2 places', operation: { type: 'batch', operations: [{ type: 'setText', segmentId: 's2' }, { type: 'setIntroduction', episodeId: 'e1' }] } }] },
    ]));
  test('are found, and mended where they stand, where a fix would have to carry a long text', () => {
    const long = `With Maud Okafur to the the mill. ${'The tide was out. '.repeat(300)}`;
    const findings = found(long, false, [...turns, ['Chen Liang', 9_000, 'Okafur was late.']]);
    expect(findings).toMatchObject([{ code: 'doubled-word', recordId: 'e1', fixes: [] }, { code: 'misspelt-name', recordId: 's2', fixes: [{ title: 'Write “Okafor” for “Okafur”', operation: { type: 'setText' } }] }]);
    expect(JSON.stringify(findings).length).toBeLessThan(2_000);
  });
  test.each(['See https://www.Okafur.example/Maud-Okafur now.', 'Write to Okafur@mill.example.', 'mill.example/Okafur'])('are none where they are an address: “%s”', (text) => expect(found(text)).toEqual([]));
});
