import { Box, Button, Dialog, IconButton, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, useSyncExternalStore, type FormEvent, type HTMLInputTypeAttribute } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Episode } from '#core/model/episode';
import type { StetDataProvider } from '../../dataProvider';
import { Asking } from '../../form/Asking';
import { focusHere } from '../../form/focusHere';
import { Said } from '../../layout/Said';
import { RequestError } from '../../request';
import { useAttention, useWorkbench } from '../context';
import { Icon } from '../Icon';
import { InFeed } from './InFeed';
import { ItemDrafts } from './itemDrafts';
import { changeOf, FIELDS, firstField, touchedIn, typedOf, wrongIn, type Asked, type Field, type Typed } from './itemForm';
import { LeftHere } from './LeftHere';
import { OfRecording } from './OfRecording';

/** What the item of an episode says besides its notes; of one that came with a feed, with what that says where it is something else. */
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

const pair = { display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: '16px' };

const Open = ({ asked, drafts, close }: { asked: Asked; drafts: ItemDrafts; close: () => void }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const queries = useQueryClient();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [began] = useState(() => workbench.item.get());
  const [version, setVersion] = useState(began.version);
  const [left] = useState(() => drafts.left(typedOf(began)));
  const [typed, setTyped] = useState(left.typed);
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [first] = useState(() => firstField(asked, began));
  const isBegun = useRef(false);
  const inputs = useRef(new Map<Field, HTMLInputElement>());
  const { episode } = workbench.desk;
  const now = useSyncExternalStore(workbench.item.subscribe, workbench.item.get);
  const feed = episode.origin === 'feed' ? typedOf({ ...now, ...now.inFeed }) : null;
  const others = feed ? touchedIn(typed, feed) : [];
  const isTouched = touchedIn(typed, typedOf(began)).length > 0;
  const leave = () => (isTouched ? setLeaving(true) : close());
  const words = (key: string) => translate(`desk.item.${key}`);

  const hold = (name: Field, input: HTMLInputElement | null) => {
    if (!input) return;
    inputs.current.set(name, input);
    if (name === first && !isBegun.current) focusHere(input);
    if (name === first) isBegun.current = true;
  };
  const change = (values: Partial<Typed>) => {
    drafts.keep(values, typedOf(began));
    setTyped((before) => ({ ...before, ...values }));
    setWrong((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in values))));
  };
  const complain = (fields: Partial<Record<Field, string>>) => {
    setWrong(fields);
    const at = FIELDS.find((field) => fields[field] !== undefined);
    if (at) inputs.current.get(at)?.focus();
  };
  const refused = async (error: unknown) => {
    if (!(error instanceof RequestError)) throw error;
    if (error.status === 412) {
      const { data } = await dataProvider.getOne<Episode>('episodes', { id: episode.id });
      setVersion(data.version);
      setProblem('desk.item.stale');
      return;
    }
    const fields = Object.fromEntries(Object.entries(error.fields).filter(([field]) => FIELDS.some((name) => name === field)));
    complain(fields);
    if (Object.keys(fields).length === 0) setProblem(error.message);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setProblem(null);
    const faults = wrongIn(typed, feed && { began: typedOf(began), feed });
    if (Object.keys(faults).length > 0) return complain(faults);
    const data = changeOf(typed, began, feed);
    if (Object.keys(data).length === 0) return close();
    setBusy(true);
    try {
      const { data: kept } = await dataProvider.update<Episode>('episodes', { id: episode.id, data, previousData: { ...episode, version } });
      workbench.itemIs(kept);
      workbench.standing.set({ state: kept.state, feed: kept.feed });
      workbench.say('desk.item.saved');
      void queries.invalidateQueries({ queryKey: ['episodes'] });
      close();
    } catch (error) {
      setBusy(false);
      await refused(error);
    }
  };

  const field = (name: Field, { type = 'text', help = true }: { type?: HTMLInputTypeAttribute; help?: boolean } = {}) => (
    <Box>
      <TextField
        id={`item-${name}`} type={type} fullWidth autoComplete="off" label={words(`field.${name}`)} value={typed[name]} error={wrong[name] !== undefined}
        helperText={wrong[name] === undefined ? help && words(`${feed ? 'helpOfFeed' : 'help'}.${name}`) : translate(wrong[name], { _: wrong[name] })} onChange={(event) => change({ [name]: event.target.value })}
        inputRef={(input: HTMLInputElement | null) => hold(name, input)}
        slotProps={{ htmlInput: { ...(name === 'enclosureLength' && { inputMode: 'numeric' }), ...(type === 'datetime-local' && { step: 1 }) } }}
      />
      {feed && others.includes(name) && <InFeed field={name} said={feed[name]} take={() => { change({ [name]: feed[name] }); inputs.current.get(name)?.focus(); }} />}
    </Box>
  );
  return (
    <>
      <Dialog
        open onClose={(_, reason) => { if (reason !== 'backdropClick' || !isTouched) leave(); }} aria-labelledby="item-title-of-dialog" aria-describedby={left.touched.length > 0 ? 'item-left' : undefined} transitionDuration={80}
        slotProps={{ paper: { sx: { width: 560, maxWidth: 'calc(100% - 32px)' } } }}
      >
        <Box component="form" noValidate onSubmit={(event: FormEvent) => void save(event)} sx={{ display: 'grid', gap: '16px', padding: '20px 24px 24px' }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: '8px' }}>
            <Box component="h2" id="item-title-of-dialog" sx={{ flex: 1 }}>{words('title')}</Box>
            <IconButton aria-label={words('close')} onClick={leave}><Icon name="remove" /></IconButton>
          </Box>
          {left.touched.length > 0 && <LeftHere id="item-left" left={left} began={typedOf(began)} />}
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
