import type { Words } from './words.ts'

const labels: Words['labels'] = {
  coach: 'Coach',
  inCall: 'Im Gespräch mit dem Coach',
  closePanel: 'Fenster schließen',
  moreCoach: 'Mehr vom Coach zeigen',
  morePage: 'Mehr von der Seite zeigen',
  conversation: 'Gespräch',
  hint: 'Frag auf Englisch, zum Beispiel:',
  you: 'Du',
  readLater: 'Der Coach liest das, sobald er da ist.',
  suggestions: 'Du könntest sagen',
  showSource: 'Zeigen, woher das kommt',

  stateReady: 'Bereit, wenn du es bist',
  stateCalling: 'Der Coach wird angerufen…',
  stateWaiting: 'Warten auf den Coach…',
  stateReconnecting: 'Verbindung wird wiederhergestellt…',
  stateEnded: 'Gespräch beendet',
  stateFailed: 'Kein Gespräch',
  stateThinking: 'Denkt nach',
  stateSpeaking: 'Spricht',
  stateListening: 'Hört zu',
  stateMuted: 'Stummgeschaltet',
  stateTyping: 'Schreib deine Frage',
  stateGettingReady: 'Gleich so weit…',
  callLength: 'Dauer des Gesprächs',

  consentTitle: 'Sprich mit dem Coach über dein Training',
  consent:
    'Während des Gesprächs hört der Coach dein Mikrofon. Was gesagt wird, wird als Text bei deinen Gesprächen gespeichert, der Ton nicht. Den Text kannst du jederzeit löschen.',
  english: 'Der Coach spricht Englisch und versteht nur Englisch.',
  agree: 'Einverstanden, sprechen',
  typeInstead: 'Lieber schreiben, ohne Mikrofon',

  message: 'Nachricht an den Coach schreiben',
  messageHint: 'Oder auf Englisch tippen',
  messageHintEarly: 'Schreib schon los',
  send: 'Senden',

  mute: 'Mikrofon aus',
  unmute: 'Mikrofon an',
  useMicrophone: 'Mikrofon benutzen',
  hold: 'Zum Sprechen hier halten',
  holdOrKey: 'Zum Sprechen hier oder die Leertaste halten',
  release: 'Loslassen, wenn du fertig bist',
  sound: 'Ton',
  forRun: 'Laufansicht',
  leaveRun: 'Laufansicht verlassen',
  screenOff:
    'Der Bildschirm bleibt an, solange du dies siehst. Wird er ausgeschaltet, geht das Gespräch auf Android und am Computer weiter; auf iPhone und iPad können Mikrofon, Stimme und Töne verstummen, bis du es entsperrst.',
  microphone: 'Mikrofon',
  speaker: 'Lautsprecher',
  volume: 'Lautstärke',
  announce: 'Untertitel dem Screenreader vorlesen',
  systemDefault: 'Standard des Systems',
  end: 'Auflegen',
  cancel: 'Abbrechen',

  turnOnSound: 'Ton einschalten',
  tryAgain: 'Noch einmal versuchen',
  gotIt: 'Verstanden',
  logIn: 'Anmelden',
  bringHere: 'Hierher holen',
  goOn: 'Dieses Gespräch fortsetzen',
  newCall: 'Neues Gespräch',
  callAgain: 'Noch einmal anrufen',
  typeOnly: 'Nur schreiben',

  helped: 'Hat der Coach geholfen?',
  notStored: 'Deine Antwort wurde nicht gespeichert. Noch einmal versuchen?',
  thanks: 'Danke. Beim Gespräch gespeichert.',
  yes: 'Ja',
  no: 'Nein',
}

const problems: Words['problems'] = {
  'no-webrtc': [
    'Dieser Browser kann nicht anrufen: Ihm fehlt WebRTC.',
    'Öffne die Seite in einem aktuellen Chrome, Edge, Firefox oder Safari.',
  ],
  'login-expired': ['Deine Anmeldung ist abgelaufen.', 'Melde dich wieder an und ruf dann noch einmal an.'],
  'page-forbidden': [
    'Diese Seite darf den Coach nicht anrufen.',
    'Nimm die Seite von Kinetra selbst, oder frag die Betreiber dieser Seite.',
  ],
  forbidden: [
    'Du darfst dieses Gespräch nicht beginnen.',
    'Melde dich mit einem anderen Konto an oder wähle ein anderes Training.',
  ],
  'workout-missing': [
    'Über dieses Training kann der Coach nicht sprechen.',
    'Es wurde gelöscht oder gehört dir nicht. Wähle ein anderes.',
  ],
  'too-many-calls': [
    'Du hast zu viele Gespräche offen.',
    'Beende eines davon und versuch es dann noch einmal.',
  ],
  'too-many': [
    'Das waren zu viele Anrufe in kurzer Zeit.',
    'Warte eine Minute und versuch es dann noch einmal.',
  ],
  'token-invalid': ['Der Anruf wurde nicht angenommen.', 'Lade die Seite neu und ruf dann noch einmal an.'],
  'call-elsewhere': ['Dieses Gespräch läuft in einem anderen Tab.', 'Setz es dort fort oder hol es hierher.'],
  'call-over': ['Das Gespräch ist beendet.', 'Mit „Noch einmal anrufen“ beginnst du ein neues.'],
  'connection-lost': [
    'Die Verbindung ist abgebrochen und nicht wiedergekommen.',
    'Prüfe dein Netz und setz das Gespräch dann fort.',
  ],
  'call-unreachable': [
    'Die Verbindung kam nicht zustande.',
    'Prüfe dein Netz und versuch es in einer Minute noch einmal.',
  ],
  'server-down': [
    'Der Server antwortet nicht.',
    'Prüfe dein Netz und versuch es in einer Minute noch einmal.',
  ],
  failed: [
    'Etwas ist schiefgegangen.',
    'Versuch es noch einmal; wenn es wieder passiert, lade die Seite neu.',
  ],
  reconnecting: ['Die Verbindung ist abgebrochen.', 'Sie wird wiederhergestellt; bleib auf dieser Seite.'],
  'sound-blocked': ['Dein Browser hat den Ton blockiert.', 'Mit „Ton einschalten“ hörst du den Coach.'],
  'coach-left': ['Der Coach ist ausgefallen.', 'Einen Moment, ein anderer übernimmt.'],
  'coach-none': ['Zurzeit ist kein Coach da.', 'Versuch es in einer Minute noch einmal.'],
  'coach-queued': [
    'Alle Coaches sind im Gespräch.',
    'Du bist Nummer {position} in der Warteschlange. Bleib hier, dann kommt einer, sobald du an der Reihe bist.',
  ],
  'coach-busy': [
    'Alle Coaches sind im Gespräch.',
    'Bleib hier, dann kommt einer, sobald er frei ist; oder versuch es später noch einmal.',
  ],
  'coach-misnamed': [
    'Es läuft ein Coach, aber nicht unter dem Namen, den diese Seite verlangt.',
    'Bitte die Betreiber von Kinetra, den Namen des Agenten zu prüfen.',
  ],
  'coach-late': ['Der Coach ist noch nicht da.', 'Warte noch ein wenig oder versuch es noch einmal.'],
  'microphone-insecure': [
    'Browser erlauben das Mikrofon nur auf sicheren Seiten, und diese kam über einfaches HTTP.',
    'Öffne sie über HTTPS oder auf localhost, oder schreib stattdessen.',
  ],
  'microphone-denied': [
    'Dein Browser lässt diese Seite nicht ans Mikrofon.',
    'Erlaube es in der Adressleiste und drück dann „Mikrofon benutzen“; oder schreib stattdessen.',
  ],
  'microphone-revoked': [
    'Diese Seite hat während des Gesprächs die Erlaubnis für das Mikrofon verloren.',
    'Erlaube es in der Adressleiste und drück dann „Mikrofon benutzen“; oder schreib stattdessen.',
  ],
  'microphone-missing': [
    'Es wurde kein Mikrofon gefunden.',
    'Schließ eines an und drück „Mikrofon benutzen“, oder schreib stattdessen.',
  ],
  'microphone-in-use': [
    'Ein anderes Programm benutzt das Mikrofon.',
    'Schließ es und drück „Mikrofon benutzen“, oder wähle unter „Ton“ ein anderes.',
  ],
  'microphone-failed': [
    'Das Mikrofon ließ sich nicht starten.',
    'Versuch es mit „Mikrofon benutzen“ noch einmal, oder schreib stattdessen.',
  ],
  'microphone-muted': [
    'Das Mikrofon ist im System oder an seinem eigenen Schalter stummgeschaltet.',
    'Schalte es dort ein, oder schreib stattdessen.',
  ],
  'microphone-unplugged': [
    'Das Mikrofon wurde abgezogen; jetzt gilt der Standard des Systems.',
    'Wähle unter „Ton“ ein anderes, wenn du magst.',
  ],
  'speaker-failed': [
    'Dieser Lautsprecher lässt sich nicht benutzen.',
    'Der Ton bleibt, wo er war; wähle unter „Ton“ einen anderen.',
  ],
}

export const words: Words = { labels, problems }
