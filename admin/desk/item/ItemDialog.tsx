import { Box, Button, Dialog, IconButton, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore, type FormEvent, type HTMLInputTypeAttribute } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Episode } from '#core/model/episode';
import type { ItemNow } from '#core/model/live';
import type { StetDataProvider } from '../../dataProvider';
import { Asking } from '../../form/Asking';
import { focusHere } from '../../form/focusHere';
import { Said } from '../../layout/Said';
import { RequestError } from '../../request';
import { useAttention, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { Contested } from './Contested';
import { InFeed } from './InFeed';
import { ItemDrafts } from './itemDrafts';
import { changeOf, FIELDS, firstField, touchedIn, typedOf, wrongIn, type Asked, type Field, type Typed } from './itemForm';
import { OfRecording } from './OfRecording';
import { choose, standingOver, typeOver, type TypedOver } from './typedOver';

/** The form for the fields of an episode's item other than its notes; if the episode came from a feed, with the feed's values where they differ. */
export const ItemDialog = () => {
  const workbench = useWorkbench();
  const asked = useAttention((state) => state.item);
  const drafts = new ItemDrafts(workbench.drafts, workbench.desk.episode.id);
  const close = () => {
    drafts.forget();
    workbench.attention.set({ item: null });
  };
  return asked && <Open asked={asked} drafts={drafts} close={close} />;
};

const CAN_BE_EMPTY: ReadonlySet<Field> = new Set<Field>(['link', 'pubDate']);
const pair = { display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: '16px' };

const Open = ({ asked, drafts, close }: { asked: Asked; drafts: ItemDrafts; close: () => void }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const queries = useQueryClient();
  const dataProvider = useDataProvider<StetDataProvider>();
  const now = useSyncExternalStore(workbench.item.subscribe, workbench.item.get);
  const item = typedOf(now);
  const [left] = useState(() => drafts.recall(item));
  const [mine, setMine] = useState(left);
  const { typed, touched, contested } = standingOver(item, mine);
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [first] = useState(() => firstField(asked, now));
  const isBegun = useRef(false);
  const inputs = useRef(new Map<Field, HTMLInputElement>());
  const { episode } = workbench.desk;
  const feedOf = (said: ItemNow) => (episode.origin === 'feed' ? typedOf({ ...said, ...said.inFeed }) : null);
  const feed = feedOf(now);
  const others = feed ? touchedIn(typed, feed) : [];
  const isTouched = touched.length > 0;
  const wasLeft = Object.keys(left).length > 0;
  const leave = () => (isTouched ? setLeaving(true) : close());
  const words = (key: string) => translate(`desk.item.${key}`);

  const hold = (name: Field, input: HTMLInputElement | null) => {
    if (!input) return;
    inputs.current.set(name, input);
    if (name === first && !isBegun.current) focusHere(input);
    if (name === first) isBegun.current = true;
  };
  useEffect(() => workbench.item.subscribe(() => new ItemDrafts(workbench.drafts, workbench.desk.episode.id).keepAgain(typedOf(workbench.item.get()))), [workbench]);

  const put = (next: TypedOver, fields: readonly string[]) => {
    drafts.keep(item, next);
    setMine(next);
    setWrong((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !fields.includes(field))));
  };
  const change = (values: Partial<Typed>) => put(typeOver(item, mine, values), Object.keys(values));
  const complain = (fields: Partial<Record<Field, string>>) => {
    setWrong(fields);
    const at = FIELDS.find((field) => fields[field] !== undefined);
    if (at) inputs.current.get(at)?.focus();
  };
  const refused = (error: unknown) => {
    if (!(error instanceof RequestError)) throw error;
    const fields = Object.fromEntries(Object.entries(error.fields).filter(([field]) => FIELDS.some((name) => name === field)));
    complain(fields);
    if (Object.keys(fields).length === 0) setProblem(error.message);
  };
  /** Saves over the current item. If it was changed a moment ago, it is read again, and the user is only asked about fields that both changed. */
  const send = async (over: ItemNow): Promise<void> => {
    const { typed: wanted, contested: asks } = standingOver(typedOf(over), mine);
    const ofFeed = feedOf(over);
    const faults = { ...wrongIn(wanted, ofFeed && { began: typedOf(over), feed: ofFeed }), ...Object.fromEntries(asks.map((field) => [field, 'desk.item.wrong.contested'])) };
    if (Object.keys(faults).length > 0) return complain(faults);
    const data = changeOf(wanted, over, ofFeed);
    if (Object.keys(data).length === 0) return close();
    try {
      const { data: kept } = await dataProvider.update<Episode>('episodes', { id: episode.id, data, previousData: { ...episode, version: over.version } });
      workbench.itemIs(kept);
      workbench.standsAs(kept);
      workbench.say('desk.item.saved');
      void queries.invalidateQueries({ queryKey: ['episodes'] });
      return close();
    } catch (error) {
      if (!(error instanceof RequestError) || error.status !== 412) throw error;
      const { data: current } = await dataProvider.getOne<Episode>('episodes', { id: episode.id });
      if (current.version === over.version) throw error;
      workbench.itemIs(current);
      return send(current);
    }
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setProblem(null);
    setBusy(true);
    await send(now).catch(refused).finally(() => setBusy(false));
  };

  /** What is in a feed can be changed, but not removed. */
  const helpOf = (name: Field) => [words(`help.${name}`), ...(!feed && CAN_BE_EMPTY.has(name) ? [words(`whenEmpty.${name}`)] : [])].join(' ');
  const field = (name: Field, { type = 'text', help = true }: { type?: HTMLInputTypeAttribute; help?: boolean } = {}) => (
    <Box>
      <TextField
        id={`item-${name}`} type={type} fullWidth autoComplete="off" label={words(`field.${name}`)} value={typed[name]} error={wrong[name] !== undefined}
        helperText={wrong[name] === undefined ? help && helpOf(name) : translate(wrong[name], { _: wrong[name] })} onChange={(event) => change({ [name]: event.target.value })}
        inputRef={(input: HTMLInputElement | null) => hold(name, input)}
        slotProps={{ htmlInput: { ...(name === 'enclosureLength' && { inputMode: 'numeric' }), ...(type === 'datetime-local' && { step: 1 }) } }}
      />
      {contested.includes(name) && <Contested field={name} said={item[name]} choose={(whose) => { put(choose(item, mine, name, whose), [name]); inputs.current.get(name)?.focus(); }} />}
      {feed && others.includes(name) && <InFeed field={name} said={feed[name]} take={() => { change({ [name]: feed[name] }); inputs.current.get(name)?.focus(); }} />}
    </Box>
  );
  return (
    <>
      <Dialog
        open onClose={(_, reason) => { if (reason !== 'backdropClick' || !isTouched) leave(); }} aria-labelledby="item-title-of-dialog" aria-describedby={wasLeft ? 'item-left' : undefined} transitionDuration={80}
        slotProps={{ paper: { sx: { width: 560, maxWidth: 'calc(100% - 32px)' } } }}
      >
        <Box component="form" noValidate onSubmit={(event: FormEvent) => void save(event)} sx={{ display: 'grid', gap: '16px', padding: '20px 24px 24px' }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: '8px' }}>
            <Box component="h2" id="item-title-of-dialog" sx={{ flex: 1 }}>{words('title')}</Box>
            <IconButton aria-label={words('close')} onClick={leave}><Icon name="remove" /></IconButton>
          </Box>
          {wasLeft && <Box id="item-left">{words('left')}</Box>}
          {field('title', { help: false })}
          {field('link', { type: 'url' })}
          <Box sx={pair}>{field('pubDate', { type: 'datetime-local' })}{field('durationMs')}</Box>
          {field('enclosureUrl', { type: 'url' })}
          <Box sx={pair}>{field('enclosureLength')}{field('enclosureType')}</Box>
          <OfRecording typed={typed} take={change} />
          {problem && <Said>{translate(problem, { _: problem })}</Said>}
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: '8px' }}>
            <Button onClick={leave}>{translate('stet.action.cancel')}</Button>
            <Button type="submit" variant="contained" color="primary" disabled={busy}>{translate(busy ? 'stet.action.saving' : 'stet.action.save')}</Button>
          </Box>
        </Box>
      </Dialog>
      {leaving && <Asking title={words('leaveTitle')} confirm={words('leave')} danger onConfirm={async () => close()} onClose={() => setLeaving(false)}><p>{words('leaveBody')}</p></Asking>}
    </>
  );
};
