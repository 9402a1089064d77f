import { useTranslate } from 'react-admin';
import type { Doing } from './useEpisodeImport';

/** What is being done, in words, while somebody waits for it; the place is there before and after. */
export const Working = ({ doing }: { doing: Doing | null }) => {
  const translate = useTranslate();
  return <output className="working" data-busy={doing !== null}>{doing && translate(`desk.import.doing.${doing.what}`, { name: doing.name ?? translate('desk.import.thePaste'), size: doing.size })}</output>;
};
