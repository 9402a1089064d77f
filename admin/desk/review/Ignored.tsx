import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { IgnoredFinding } from '#core/model/finding';
import { writtenDay } from '../../list/written';
import { useWorkbench } from '../context';
import { Tip } from '../Tip';

/** Who decided to ignore a finding, when and why, and a button to bring it back. */
export const Ignored = ({ decision: { reason, by, at } }: { decision: IgnoredFinding }) => {
  const { review, editable } = useWorkbench();
  const translate = useTranslate();
  return (
    <div className="decision">
      <p className="reason" dir="auto">{reason}</p>
      <p className="quiet">{translate('desk.review.decided', { by: by ?? translate('desk.review.someone'), at: writtenDay(at) })}</p>
      {editable && <Tip words={translate('desk.review.bringBackTip')} command="review.bringBack"><Button variant="outlined" color="inherit" onClick={() => review.bringBack()}>{translate('desk.review.bringBack')}</Button></Tip>}
    </div>
  );
};
