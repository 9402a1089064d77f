import { HandBack } from '../../publish/HandBack';
import { useWorkbench } from '../context';
import { Introduction } from './Introduction';

export const NotesTab = () => {
  const { desk } = useWorkbench();
  return (
    <>
      <Introduction />
      <section>
        <HandBack episodeId={desk.episode.id} />
      </section>
    </>
  );
};
