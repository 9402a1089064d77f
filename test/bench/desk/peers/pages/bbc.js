import BbcTranscriptEditor from '@bbc/react-transcript-editor';
import React from 'react';
import ReactDOM from 'react-dom';

const transcriptData = await (await fetch('/transcript.json')).json();
ReactDOM.render(React.createElement(BbcTranscriptEditor, { mediaUrl: '/silence.wav', mediaType: 'audio', fileName: 'silence.wav', transcriptData, sttJsonType: 'digitalpaperedit', isEditable: true, spellCheck: false, title: 'Bench' }), document.getElementById('root'));
