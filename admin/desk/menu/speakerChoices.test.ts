import { choicesFor } from './speakerChoices';

const speakers = [{ id: 'z', name: 'Zoë Marsh', aliases: ['The Keeper'] }, { id: 'a', name: 'Ann Tide', aliases: [] }, { id: 'b', name: 'Bo Crane', aliases: [] }];
const cast = [{ id: 'b', name: 'Bo Crane', colourIndex: 0, segments: 3, colour: '#00619a' }];
const names = (search: string) => choicesFor(search, speakers, cast).map((choice) => ('name' in choice ? `${choice.kind} ${choice.name}` : choice.kind));

test('who speaks here comes first, then the others by name, then nobody', () => expect(names('')).toEqual(['known Bo Crane', 'known Ann Tide', 'known Zoë Marsh', 'nobody']));
test('names are found without their accents, and by an alias', () => {
  expect(names('zoe')).toEqual(['known Zoë Marsh', 'new zoe']);
  expect(names('keeper')[0]).toBe('known Zoë Marsh');
});
test('a name nobody has can be added, one that someone has cannot', () => {
  expect(names('Cy Reed')).toEqual(['new Cy Reed']);
  expect(names('Ann Tide ')).toEqual(['known Ann Tide']);
});
test('the key is the place in the episode', () => expect(choicesFor('', speakers, cast)[0]).toMatchObject({ number: 1 }));
