import type { Intent } from '../intent.ts'
import { topic } from '../slots.ts'

const INSTEAD = 'The insole sees pressure, steps and time; ask me about those.'
const notMeasured = (figure: string): string => `I do not measure ${figure}. ${INSTEAD}`
const NOT_BY_VOICE =
  'I cannot do that by voice. You can do it on the page, and I can tell you about the workout.'

/** What people ask for that no insole measures, or no voice can do; the first that fits decides. */
const SUBJECTS: [RegExp, string][] = [
  [/\b(?:heart|pulse|bpm|heartbeat)\b/, notMeasured('heart rate')],
  [/\bcalor|\bkilo ?calories\b/, notMeasured('calories')],
  [/\b(?:distance|how far|kilomet|miles?)/, notMeasured('distance')],
  [/\b(?:pace|speed|how fast)\b/, notMeasured('speed')],
  [
    /\b(?:oxygen|vo ?2|blood|watts|power|elevation|altitude|sweat|temperature|weight|sleep|gps|route)\b|\b(?:stride|step) length\b/,
    notMeasured('that'),
  ],
  [
    /\bnote[sd]?\b.*\b(?:delete|remove|erase|forget|change|edit)\b|\b(?:delete|remove|erase|scratch|forget|change|edit)\b.*\bnote[sd]?\b/,
    'I cannot delete or change notes. You find them on the page of the workout, where you can.',
  ],
  [/\bnote[sd]?\b/, 'I cannot read notes aloud. You find them on the page of the workout.'],
  [
    /\b(?:send|share|forward|e ?mail|text|whatsapp)\b/,
    'I cannot send anything to anybody. You can export the workout on the page and share it from there.',
  ],
  [
    /\b(?:loud(?:er)?|volume|quiet(?:er)?|slow(?:er|ly)?|fast(?:er)?|speak up|voice)\b/,
    'I cannot change how I speak. Turn your device up or down, or ask me to say it again or shorter.',
  ],
  [
    /\b(?:delete|remove|erase|rename|edit|export|download|upload|post|print|record|connect|pair)\b/,
    NOT_BY_VOICE,
  ],
  [/\b(?:start|battery|firmware|settings|sync|bluetooth)\b/, NOT_BY_VOICE],
]
const WELL_KNOWN = [
  /\b(?:weather|rain|lottery|joke|news|stocks?|recipe|cook|dinner|restaurant|pizza|president|capital|election|who won|world cup|music)\b/,
  /\b(?:songs?|movie|film|alarm|timer|translate|flight|hotel|book|taxi|traffic|order|poem|code|plus|times|divided|how tall|birthday)\b/,
  /\b(?:time is it|universe|history of|lights?|message)\b/,
]

export const intent: Intent = {
  name: 'out_of_scope',
  slots: [topic],
  answer({ understood, conversation }) {
    const words = understood.details.topic || conversation.question.toLowerCase()
    const known = SUBJECTS.find(([pattern]) => pattern.test(words))?.[1]
    if (known) return known
    if (WELL_KNOWN.some((pattern) => pattern.test(words)))
      return 'That is outside what I know. I can talk about your feet, your training and these workouts.'
    return 'I am not sure I can help with that. Ask me for a peak, an average, events, your cadence, or a summary.'
  },
}
