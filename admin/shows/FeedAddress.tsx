import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { copy } from '../copy';

/** The address of the served feed, with a button that copies it. */
export const FeedAddress = ({ url }: { url: string | null }) => {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  if (!url) return <span>{translate('stet.shows.feedUrlNone')}</span>;
  const label = translate(copied ? 'stet.action.copied' : 'stet.shows.copyFeedUrl');
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: '4px', minWidth: 0 }}>
      <Box component="a" href={url} target="_blank" rel="noreferrer" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{url}</Box>
      <Tooltip title={label}>
        <IconButton aria-label={label} onClick={() => void copy({ text: url }).then(() => setCopied(true))} sx={{ width: 24, height: 24 }}><CopyIcon sx={{ fontSize: 15 }} /></IconButton>
      </Tooltip>
    </Box>
  );
};
