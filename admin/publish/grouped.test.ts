import { grouped, shortPlace } from './grouped';

const label = (place: string) => ({ field: 'speaker label', place, before: 'Tomas Herera', after: 'Tomasz Herrera' });

describe('changes said once', () => {
  test('the same change in many places is one', () => {
    const time = { field: 'timestamp', place: '7:40, Maya Lindqvist', before: '7:40', after: '7:04' };
    expect(grouped([label('1:07'), time, label('9:12')])).toEqual([
      { field: 'speaker label', before: 'Tomas Herera', after: 'Tomasz Herrera', places: ['1:07', '9:12'] },
      { field: 'timestamp', before: '7:40', after: '7:04', places: ['7:40, Maya Lindqvist'] },
    ]);
  });

  test('the same change that goes elsewhere is another', () => expect(grouped([label('1:07'), { ...label('9:12'), goes: 'files' }])).toMatchObject([{ places: ['1:07'] }, { places: ['9:12'], goes: 'files' }]));
  test('a removal is not the same as a change to nothing but its name', () => expect(grouped([{ ...label('1:07'), after: null }, { ...label('1:07'), after: 'null' }])).toHaveLength(2));
  test('a place among many is known by its time', () => expect(shortPlace('2:48, Maya Lindqvist (line 12)')).toBe('2:48'));
});
