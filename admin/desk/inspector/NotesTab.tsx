import { useTranslate } from 'react-admin';
import { HandBack } from '../../publish/HandBack';
import { useWorkbench } from '../context';

export const NotesTab = () => {
  const { desk } = useWorkbench();
  const translate = useTranslate();
  return (
    <>
      <section className="introduction">
        <h3>{translate('desk.notes.introduction')}</h3>
        {desk.introduction ? <p className="read">{desk.introduction}</p> : <p className="quiet">{translate('desk.notes.noIntroduction')}</p>}
        {desk.introduction && <p className="quiet">{translate('desk.notes.readOnly')}</p>}
      </section>
      <section>
        <HandBack episodeId={desk.episode.id} />
      </section>
    </>
  );
};
