import { Button, IconButton } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { formatTimestamp } from '#core/time/timestamp';
import { usePlayback, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { useKeyOf } from '../keys/useKeyOf';
import { Tip } from '../Tip';
import { toggleLoop } from './commands';
import { lastPlace } from './lastPlace';
import { mediaSession } from './mediaSession';
import { NoSound } from './NoSound';
import { RATES } from './playback';
import { PlayerOptions } from './PlayerOptions';
import { sayRefusals } from './sayRefusals';
import { pauseWhileTyping } from './whileTyping';

/** The player at the foot of the desk, 52 pixels high. */
export const PlayerBar = () => {
  const workbench = useWorkbench();
  const { playback, attention } = workbench;
  const translate = useTranslate();
  const keyOf = useKeyOf();
  const available = usePlayback((state) => state.available);
  const playing = usePlayback((state) => state.playing);
  const rate = usePlayback((state) => state.rate);
  const follow = usePlayback((state) => state.follow);
  const looping = usePlayback((state) => state.loopedId !== null);
  const muted = usePlayback((state) => state.muted || state.volume === 0);
  const backMs = usePlayback((state) => state.backMs);
  const forwardMs = usePlayback((state) => state.forwardMs);
  const words = (key: string, values?: Record<string, string | number>) => translate(`desk.player.${key}`, values);

  useEffect(() => {
    const stops = [lastPlace(workbench, workbench.sound.memory), mediaSession(workbench), pauseWhileTyping(workbench.playback, workbench.store), sayRefusals(workbench)];
    return () => stops.forEach((stop) => stop());
  }, [workbench]);

  const back = words('back', { seconds: backMs / 1_000 });
  const forward = words('forward', { seconds: forwardMs / 1_000 });
  return (
    <section className="player" aria-label={words('label')}>
      {available ? (
        <>
          <Tip words={back} command="player.back"><IconButton aria-label={back} onClick={() => playback.skip(-backMs)}><Icon name="back" /></IconButton></Tip>
          <Tip words={words(playing ? 'pause' : 'play')} command="player.toggle"><IconButton className="play" aria-label={words(playing ? 'pause' : 'play')} onClick={() => playback.toggle()}><Icon name={playing ? 'pause' : 'play'} /></IconButton></Tip>
          <Tip words={forward} command="player.forward"><IconButton aria-label={forward} onClick={() => playback.skip(forwardMs)}><Icon name="forward" /></IconButton></Tip>
          <Position />
          <select className="rate" aria-label={words('rate')} value={rate} onChange={(event) => playback.setRate(Number(event.target.value))}>
            {RATES.map((each) => <option key={each} value={each}>{`${each}×`}</option>)}
          </select>
          <Tip words={words('loopTip')} command="player.loop"><IconButton className="loop" aria-label={words('loop')} aria-pressed={looping} onClick={() => toggleLoop(workbench)}><Icon name="loop" /></IconButton></Tip>
          <Tip words={words(muted ? 'unmute' : 'mute')} command="player.mute"><IconButton aria-label={words('mute')} aria-pressed={muted} onClick={() => playback.change(muted ? { muted: false, ...(playback.getState().volume === 0 && { volume: 1 }) } : { muted: true })}><Icon name={muted ? 'muted' : 'volume'} /></IconButton></Tip>
          <Tip words={words('followTip')} command="player.follow"><Button className="follow" aria-pressed={follow} onClick={() => playback.setFollow(!follow)}>{words('follow')}</Button></Tip>
        </>
      ) : <NoSound />}
      <PlayerOptions />
      <p className="hint">
        <span><kbd>{keyOf('player.toggle')}</kbd> {translate('desk.player.play').toLowerCase()}</span>
        <span><kbd>{keyOf('review.next')}</kbd> {translate('desk.review.next').toLowerCase()}</span>
        <button type="button" aria-label={translate('desk.keys.open')} onClick={() => attention.set({ keySheet: true })}><kbd>{keyOf('desk.keys')}</kbd> <span className="word">{translate('desk.keys.open').toLowerCase()}</span></button>
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
