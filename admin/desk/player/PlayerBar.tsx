import { Button, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatTimestamp } from '#core/time/timestamp';
import { usePlayback, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { useKeyOf } from '../keys/useKeyOf';
import { Tip } from '../Tip';
import { RATES } from './playback';

/** Fifty-two pixels of sound. */
export const PlayerBar = () => {
  const { playback, attention } = useWorkbench();
  const translate = useTranslate();
  const keyOf = useKeyOf();
  const available = usePlayback((state) => state.available);
  const failed = usePlayback((state) => state.failed);
  const playing = usePlayback((state) => state.playing);
  const rate = usePlayback((state) => state.rate);
  const follow = usePlayback((state) => state.follow);
  const words = (key: string) => translate(`desk.player.${key}`);
  return (
    <section className="player" aria-label={words('label')}>
      {available ? (
        <>
          <Tip words={words('back')} command="player.back"><IconButton aria-label={words('back')} onClick={() => playback.skip(-5_000)}><Icon name="back" /></IconButton></Tip>
          <Tip words={words(playing ? 'pause' : 'play')} command="player.toggle"><IconButton className="play" aria-label={words(playing ? 'pause' : 'play')} onClick={() => playback.toggle()}><Icon name={playing ? 'pause' : 'play'} /></IconButton></Tip>
          <Tip words={words('forward')} command="player.forward"><IconButton aria-label={words('forward')} onClick={() => playback.skip(15_000)}><Icon name="forward" /></IconButton></Tip>
          <Position />
          <select className="rate" aria-label={words('rate')} value={rate} onChange={(event) => playback.setRate(Number(event.target.value))}>
            {RATES.map((each) => <option key={each} value={each}>{`${each}×`}</option>)}
          </select>
          <Tip words={words('followTip')} command="player.follow"><Button className="follow" aria-pressed={follow} onClick={() => playback.setFollow(!follow)}>{words('follow')}</Button></Tip>
        </>
      ) : (
        <p className="quiet">{words(failed ? 'failed' : 'none')}</p>
      )}
      <p className="hint">
        <span><kbd>{keyOf('player.toggle')}</kbd> {translate('desk.player.play').toLowerCase()}</span>
        <span><kbd>{keyOf('review.next')}</kbd> {translate('desk.review.next').toLowerCase()}</span>
        <button type="button" onClick={() => attention.set({ keySheet: true })}><kbd>{keyOf('desk.keys')}</kbd> {translate('desk.keys.open').toLowerCase()}</button>
      </p>
    </section>
  );
};

const Position = () => {
  const { playback } = useWorkbench();
  const translate = useTranslate();
  const seconds = usePlayback(({ timeMs }) => Math.floor(timeMs / 1_000));
  const durationMs = usePlayback((state) => state.durationMs);
  const time = formatTimestamp(seconds * 1_000);
  const total = durationMs === null ? '–:––' : formatTimestamp(durationMs);
  return (
    <>
      <span className="clock"><span>{time}</span> <span className="quiet">/ {total}</span></span>
      <input
        className="position" type="range" min={0} max={Math.max(1, Math.floor((durationMs ?? 0) / 1_000))} step={1} value={seconds}
        aria-label={translate('desk.player.position')} aria-valuetext={translate('desk.player.positionText', { time, total })}
        onChange={(event) => playback.seek(Number(event.target.value) * 1_000)}
        style={{ '--played': `${durationMs ? Math.min(100, (seconds * 100_000) / durationMs) : 0}%` } as object}
      />
    </>
  );
};
