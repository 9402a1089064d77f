import { useEffect, useRef } from 'react';
import { useWorkbench } from '../context';

const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Imports a file that is dropped anywhere on the desk. Text dragged within the transcript is left to the editor. */
export function useDroppedFile() {
  const { attention, editable } = useWorkbench();
  const desk = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = desk.current;
    if (!place || !editable) return undefined;
    const over = (event: DragEvent) => carriesFile(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!carriesFile(event) || !file) return;
      event.preventDefault();
      event.stopPropagation();
      attention.set({ importing: { file } });
    };
    place.addEventListener('dragover', over, true);
    place.addEventListener('drop', drop, true);
    return () => {
      place.removeEventListener('dragover', over, true);
      place.removeEventListener('drop', drop, true);
    };
  }, [attention, editable]);
  return desk;
}
