import 'bootstrap-css-only/css/bootstrap.min.css';
import React from 'react';
import ReactDOM from 'react-dom';
import { SlateTranscriptEditor } from 'slate-transcript-editor';

const transcriptData = await (await fetch('/transcript.json')).json();
ReactDOM.render(React.createElement(SlateTranscriptEditor, { mediaUrl: '/silence.wav', mediaType: 'audio', transcriptData, isEditable: true, showSpeakers: true, showTimecodes: true }), document.getElementById('root'));
