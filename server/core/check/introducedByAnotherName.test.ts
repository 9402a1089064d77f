import { episodeOfTurns } from './fixtures/episode.ts';
import { introducedByAnotherName } from './introducedByAnotherName.ts';

/** The findings if Ana Ruiz says this, in a talk with Tom Okafor and Mei Lin. */
const said = (text: string) => introducedByAnotherName(episodeOfTurns([['Ana Ruiz', 0, text], ['Tom Okafor', 5000, 'Right.'], ['Mei Lin', 6000, 'Yes.']]));

describe('someone introducing themself by another name', () => {
  test.each([
    'My name is Tom Okafor, and I build boats.', 'Hello. My name’s Tom.', "I'm Tom Okafor.", 'Hi everyone, I’m Tom, the rigger.', 'And I am Tom Okafor from the yard.',
    'This is Tom Okafor.', 'Hi Mei, this is Tom from the yard.', 'Tom here.', 'Hello, Tom Okafor here again.', "It's Tom.", 'Hi, it’s Tom again.', 'Tom Okafor speaking.', 'Good morning, Tom speaking, how are you?',
    'THE NAME IS Tom.', 'Thanks for having me. My name is Tom. I build boats.',
  ])('is found in “%s”', (text) => {
    const [finding, ...others] = said(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'introduced-by-another-name', recordId: 's0', line: 10, message: expect.stringContaining('Ana Ruiz'),
      fix: { type: 'setSpeaker', segmentIds: ['s0'], speakerId: 'p-Tom-Okafor' },
    });
  });

  test.each([
    'My name is Ana Ruiz.', 'I’m Ana.', 'This is Ana.', 'Ana here.', 'It’s Ana again.', 'Ruiz speaking.', 'My name is Anna Ruiz.', 'I am A. Ruiz.',
    'I’m Tom’s sister.', 'This is Tom’s boat.', 'People think I’m Tom.', 'He said, “I’m Tom.”', 'She told me, I am Tom.', 'Let me ask: is this Tom?',
    'We have Tom here, who builds boats.', 'This is Tom Okafor, who builds boats.', 'The one who did it? I guess it’s Tom.', 'Tom here did most of the work.', 'So I asked around, and this is Tom.',
    'I’m Catholic.', 'I’m Senior Engineer at the yard.', 'This is Harbour Radio.', 'I’m so glad.', 'it is late, and i’m tom-tired.', 'My name is known here.',
  ])('is not found in “%s”', (text) => expect(said(text)).toEqual([]));

  test('is found where nobody here has that name, if it is a full one', () => {
    expect(said('My name is Olu Adeyemi and I sail.')).toMatchObject([{ fix: null, fixes: [], message: expect.stringContaining('Olu Adeyemi') }]);
    expect(said('I’m Olu Adeyemi, hello.')).toHaveLength(1);
    expect(said('I’m Olu.')).toEqual([]);
  });

  test('knows aliases', () => {
    const episode = episodeOfTurns([['Ana Ruiz', 0, 'My name is Nita.']]);
    expect(introducedByAnotherName({ ...episode, speakers: [{ ...episode.speakers[0]!, aliases: ['Nita'] }] })).toEqual([]);
  });

  test('offers to give the whole label to the one who speaks', () => {
    const [finding] = introducedByAnotherName(episodeOfTurns([['Ana Ruiz', 0, 'I’m Tom.'], ['Ana Ruiz', 10, 'Boats.'], ['Tom Okafor', 20, 'Yes.']]));
    expect(finding!.fixes.map(({ operation }) => operation)).toEqual([
      { type: 'setSpeaker', segmentIds: ['s0'], speakerId: 'p-Tom-Okafor' }, { type: 'setSpeaker', segmentIds: ['s0', 's1'], speakerId: 'p-Tom-Okafor' },
    ]);
  });
});
