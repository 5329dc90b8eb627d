import type { ProblemCode } from '../call/problems.ts'

const labels = {
  coach: 'Coach',
  inCall: 'In a call with the coach',
  closePanel: 'Close the panel',
  moreCoach: 'Show more of the coach',
  morePage: 'Show more of the page',
  conversation: 'Conversation',
  hint: 'Try one of these:',
  you: 'You',
  readLater: 'The coach will read this when it joins.',
  suggestions: 'You could say',
  showSource: 'Show where this comes from',

  stateReady: 'Ready when you are',
  stateCalling: 'Calling the coach…',
  stateWaiting: 'Waiting for the coach…',
  stateReconnecting: 'Reconnecting to the coach…',
  stateEnded: 'Call ended',
  stateFailed: 'No call',
  stateThinking: 'Thinking',
  stateSpeaking: 'Speaking',
  stateListening: 'Listening',
  stateMuted: 'Muted',
  stateTyping: 'Type your question',
  stateGettingReady: 'Getting ready…',
  callLength: 'Length of the call',

  consentTitle: 'Ask about your workout, aloud',
  consent:
    'During a call the coach hears your microphone. What is said is kept as text with your conversations; the sound is not kept, and you can delete the text at any time.',
  english: 'The coach speaks and understands English only.',
  agree: 'Agree and talk',
  typeInstead: 'Type instead, without the microphone',

  message: 'Type a message to the coach',
  messageHint: 'Or type here',
  messageHintEarly: 'Start typing',
  send: 'Send',

  mute: 'Mute',
  unmute: 'Unmute',
  useMicrophone: 'Use microphone',
  hold: 'Hold here to talk',
  holdOrKey: 'Hold here, or hold the space bar, to talk',
  release: 'Let go when you have finished',
  sound: 'Sound',
  forRun: 'Run view',
  leaveRun: 'Leave run view',
  screenOff:
    'The screen stays on while you see this. If it is turned off, the call goes on on Android and on computers; on an iPhone or iPad the microphone, the coach’s voice and the tones may stop until you unlock it.',
  microphone: 'Microphone',
  speaker: 'Speaker',
  volume: 'Volume',
  announce: 'Announce captions to screen readers',
  systemDefault: 'System default',
  end: 'End',
  cancel: 'Cancel',

  turnOnSound: 'Turn on sound',
  tryAgain: 'Try again',
  gotIt: 'Got it',
  logIn: 'Log in',
  bringHere: 'Bring it here',
  goOn: 'Continue this call',
  newCall: 'New call',
  callAgain: 'Call again',
  typeOnly: 'Type only',

  helped: 'Did the coach help?',
  notStored: 'Your answer could not be saved. Try again?',
  thanks: 'Thank you. Saved with the conversation.',
  yes: 'Yes',
  no: 'No',
}

const problems: Record<ProblemCode, readonly [what: string, todo: string]> = {
  'no-webrtc': [
    'This browser cannot make calls: it has no WebRTC.',
    'Open the page in a current Chrome, Edge, Firefox or Safari.',
  ],
  'login-expired': ['Your login has expired.', 'Log in again, then call again.'],
  'page-forbidden': [
    'This page may not call the coach.',
    'Use Kinetra’s own page, or ask whoever runs this one.',
  ],
  forbidden: ['You may not start this call.', 'Log in as somebody who may, or choose another workout.'],
  'workout-missing': [
    'The coach cannot talk about this workout.',
    'It was deleted, or it is not yours. Choose another one.',
  ],
  'too-many-calls': ['You have too many calls open.', 'End one of them, then try again.'],
  'too-many': ['There were too many calls in a short time.', 'Wait a minute, then try again.'],
  'token-invalid': ['The call was not accepted.', 'Reload the page, then call again.'],
  'call-elsewhere': ['This call is open in another tab.', 'Continue there, or bring it here.'],
  'call-over': ['The call has ended.', 'Press “Call again” to start a new one.'],
  'connection-lost': [
    'The connection was lost and did not come back.',
    'Check your network, then continue the call.',
  ],
  'call-unreachable': ['The call could not be connected.', 'Check your network, then try again in a minute.'],
  'server-down': ['The server is not responding.', 'Check your network, then try again in a minute.'],
  failed: ['Something went wrong.', 'Try again; if it happens again, reload the page.'],
  reconnecting: ['The connection was lost.', 'Reconnecting; please stay on this page.'],
  'sound-blocked': ['Your browser blocked the sound.', 'Press “Turn on sound” to hear the coach.'],
  'coach-left': ['The coach has dropped out.', 'Wait a moment while another one takes over.'],
  'coach-none': ['No coach is running at the moment.', 'Try again in a minute.'],
  'coach-queued': [
    'All coaches are in other calls.',
    'You are number {position} in the queue. Stay here and one will join as soon as it is your turn.',
  ],
  'coach-busy': [
    'All coaches are in other calls.',
    'Stay here and one will join as soon as it is free, or try again later.',
  ],
  'coach-misnamed': [
    'A coach is running, but not under the name this page asks for.',
    'Ask whoever runs Kinetra to check the agent’s name.',
  ],
  'coach-late': ['The coach has not joined yet.', 'Wait a little longer, or try again.'],
  'microphone-insecure': [
    'Browsers allow the microphone on secure pages only, and this one was loaded over plain HTTP.',
    'Open it over HTTPS or at localhost, or type instead.',
  ],
  'microphone-denied': [
    'Your browser does not let this page use the microphone.',
    'Allow it in the address bar, then press “Use microphone”; or type instead.',
  ],
  'microphone-revoked': [
    'This page lost its permission to use the microphone during the call.',
    'Allow it in the address bar, then press “Use microphone”; or type instead.',
  ],
  'microphone-missing': [
    'No microphone was found.',
    'Plug one in and press “Use microphone”, or type instead.',
  ],
  'microphone-in-use': [
    'Another program is using the microphone.',
    'Close it and press “Use microphone”, or choose another under “Sound”.',
  ],
  'microphone-failed': [
    'The microphone did not start.',
    'Press “Use microphone” to try again, or type instead.',
  ],
  'microphone-muted': [
    'The microphone is muted by the system or by its own switch.',
    'Unmute it there, or type instead.',
  ],
  'microphone-unplugged': [
    'The microphone was unplugged; the system default is in use now.',
    'Choose another under “Sound” if you like.',
  ],
  'speaker-failed': [
    'That speaker could not be used.',
    'The sound stays where it was; choose another under “Sound”.',
  ],
}

export const words = { labels, problems }
