import { useTranslate } from 'react-admin';
import type { Doing } from './useEpisodeImport';

/** Says what is being done while the user waits. The element stays in the page, so that screen readers notice its changes. */
export const Working = ({ doing }: { doing: Doing | null }) => {
  const translate = useTranslate();
  return <output className="working" data-busy={doing !== null}>{doing && translate(`desk.import.doing.${doing.what}`, { name: doing.name ?? translate('desk.import.thePaste'), size: doing.size })}</output>;
};
