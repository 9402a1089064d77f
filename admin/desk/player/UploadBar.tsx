import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { useKeptFocus } from '../keptFocus';
import type { Sending } from './recording';
import { UploadButton } from './UploadButton';
import { useRecording } from './useRecording';

/** A recording on its way to the server: how far it is, what stopped it, and how to continue. */
export const UploadBar = () => {
  const { recording } = useWorkbench().sound;
  const translate = useTranslate();
  const { sending, problem } = useRecording();
  const bar = useKeptFocus<HTMLDivElement>();
  const words = (key: string, values?: Record<string, string | number>) => translate(`desk.player.sending.${key}`, values);
  if (!sending) {
    return problem !== null && (
      <div className="trouble" role="alert">
        <p>{translate(problem, { _: problem })}</p>
        <Button onClick={() => recording.dismiss()}>{words('dismiss')}</Button>
      </div>
    );
  }
  const { kind, name } = sending;
  const share = 'share' in sending ? sending.share : null;
  return (
    <div className="upload-bar" {...bar}>
      <div className="words">
        {'why' in sending && sending.why !== null && <p role="alert">{kind === 'gone' ? words('gone', { name, why: translate(sending.why, { _: sending.why }) }) : translate(sending.why, { _: sending.why })}</p>}
        {problem !== null && <p role="alert">{translate(problem, { _: problem })}</p>}
        {kind !== 'gone' && <output aria-live={share === null ? 'polite' : 'off'}>{told(sending, words)}</output>}
      </div>
      {share !== null && <progress max={100} value={Math.floor(share * 100)} aria-label={words('progress', { name })} />}
      {sending.kind === 'broken' && (sending.file ? <GoOn file={sending.file} /> : <UploadButton label="chooseAgain" primary />)}
      {sending.kind === 'other' && <UploadButton label="chooseAgain" primary />}
      {(sending.kind === 'other' || sending.kind === 'gone') && sending.file && <BeginAnew file={sending.file} />}
      {sending.kind === 'gone' && !sending.file && <UploadButton label="upload" primary />}
      {kind !== 'comparing' && <Button onClick={() => void recording.giveUp()}>{words(kind === 'gone' ? 'dismiss' : 'giveUp')}</Button>}
    </div>
  );
};

type Words = (key: string, values?: Record<string, string | number>) => string;

function told(sending: Sending, words: Words): string {
  const { kind, name } = sending;
  const share = 'share' in sending ? sending.share : null;
  const part = share === null ? words('somePart', { name }) : words('part', { name, percent: Math.floor(share * 100) });
  if (sending.kind === 'broken') return sending.file ? part : words('chooseToGoOn', { part });
  if (sending.kind === 'other') return words('other', { part, file: sending.file.name, difference: words(`difference.${sending.difference}`) });
  return words(kind, { name, percent: Math.floor((share ?? 0) * 100) });
}

const GoOn = ({ file }: { file: File }) => {
  const { recording } = useWorkbench().sound;
  const translate = useTranslate();
  return <Button variant="outlined" onClick={() => void recording.choose(file)}>{translate('desk.player.sending.goOn')}</Button>;
};

const BeginAnew = ({ file }: { file: File }) => {
  const { recording } = useWorkbench().sound;
  const translate = useTranslate();
  return <Button variant="outlined" onClick={() => void recording.begin(file)}>{translate('desk.player.sending.beginAnew', { file: file.name })}</Button>;
};
