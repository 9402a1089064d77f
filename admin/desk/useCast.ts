import { useTheme } from '@mui/material';
import { useMemo } from 'react';
import { speakerColour } from './colour/speakerColours';
import { useDesk, useWorkbench } from './context';

/** Who speaks in this episode, with counts and colours. */
export function useCast() {
  const { cast, store } = useWorkbench();
  const structure = useDesk((state) => state.structure);
  const { mode } = useTheme().palette;
  return useMemo(() => {
    const { records, order } = store.getState();
    return { structure, people: cast.of(records, order).map((person) => ({ ...person, colour: speakerColour(person.colourIndex, mode) })) };
  }, [cast, store, structure, mode]).people;
}
