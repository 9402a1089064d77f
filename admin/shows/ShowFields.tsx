import { Box } from '@mui/material';
import { required, useTranslate } from 'react-admin';
import { TextLine } from '../form/TextLine';
import { Tick } from '../form/Tick';

const pair = { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '20px' };

export const ShowFields = ({ slug = true, titleHelp }: { slug?: boolean; titleHelp?: string | undefined }) => {
  const translate = useTranslate();
  return (
    <>
      <TextLine source="title" help={titleHelp} required validate={required()} />
      {slug && <TextLine source="slug" help={translate('stet.shows.slugHelp')} />}
      <TextLine source="description" lines={4} />
      <Box sx={pair}>
        <TextLine source="author" />
        <TextLine source="link" type="url" />
      </Box>
      <Box sx={pair}>
        <TextLine source="language" />
        <TextLine source="category" />
      </Box>
      <TextLine source="imageUrl" type="url" />
      <Tick source="explicit" />
    </>
  );
};
