import { Drawer, useMediaQuery } from '@mui/material';
import { DeskHeader } from './header/DeskHeader';
import { LeavingDialog } from './header/LeavingDialog';
import { Trouble } from './header/Trouble';
import { useAttention, useWorkbench } from './context';
import { FindPanel } from './find/FindPanel';
import { folds } from './folds';
import { BesideImport } from './history/BesideImport';
import { Inspector } from './inspector/Inspector';
import { ImportDialog } from './import/ImportDialog';
import { useDroppedFile } from './import/useDroppedFile';
import { ItemDialog } from './item/ItemDialog';
import { useAskedItem } from './item/useAskedItem';
import { KeySheet } from './keys/KeySheet';
import { Palette } from './keys/palette/Palette';
import { useKeys } from './keys/useKeys';
import { SegmentMenu } from './menu/SegmentMenu';
import { SpeakerMenu } from './menu/SpeakerMenu';
import { Minimap } from './minimap/Minimap';
import { Outline } from './outline/Outline';
import { PlayerBar } from './player/PlayerBar';
import { UploadBar } from './player/UploadBar';
import { SpeakerDialog } from './speakers/SpeakerDialog';
import { TimesDialog } from './times/TimesDialog';
import { Waveform } from './waveform/Waveform';
import { Said } from './transcript/Said';
import { Transcript } from './transcript/Transcript';

/** The page in the middle, with the outline and the inspector beside it, or in drawers if there is no room. */
export const Room = () => {
  const { attention } = useWorkbench();
  const drawer = useAttention((state) => state.drawer);
  const outlineFolds = useMediaQuery(folds.outline);
  const inspectorFolds = useMediaQuery(folds.inspector);
  const desk = useDroppedFile();
  useKeys();
  useAskedItem();
  const close = () => attention.set({ drawer: null });
  return (
    <div className="desk" ref={desk}>
      <DeskHeader />
      <Minimap />
      <Waveform />
      <Trouble />
      <div className="columns">
        {outlineFolds ? <Drawer open={drawer === 'outline'} onClose={close} slotProps={{ paper: { className: 'drawer' } }} transitionDuration={120}><Outline /></Drawer> : <Outline />}
        <main><Transcript /><Said /></main>
        {inspectorFolds ? <Drawer anchor="right" open={drawer === 'inspector'} onClose={close} slotProps={{ paper: { className: 'drawer' } }} transitionDuration={120}><Inspector /></Drawer> : <Inspector />}
        <FindPanel />
      </div>
      <UploadBar />
      <PlayerBar />
      <SpeakerMenu />
      <SegmentMenu />
      <KeySheet />
      <Palette />
      <TimesDialog />
      <ImportDialog />
      <ItemDialog />
      <LeavingDialog />
      <SpeakerDialog />
      <BesideImport />
    </div>
  );
};
