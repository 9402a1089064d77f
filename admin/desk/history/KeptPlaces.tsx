import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Attention } from '../attention';
import { useWorkbench } from '../context';
import { EpisodeLinks } from './EpisodeLinks';

/** What remained when an edit of the show's speakers was undone in all episodes, and where to find it. */
export const KeptPlaces = ({ kept: { kept, keptIn } }: { kept: NonNullable<Attention['kept']> }) => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const isThere = keptIn.length > 0;
  return (
    <div className="trouble" role="alert">
      <p>{translate(isThere ? 'desk.shared.keptIn' : 'desk.shared.kept', { smart_count: kept })}{isThere && <> <EpisodeLinks episodes={keptIn} />.</>}</p>
      <Button onClick={() => attention.set({ kept: null })}>{translate('desk.shared.read')}</Button>
    </div>
  );
};
