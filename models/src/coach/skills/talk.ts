import { ask, askIfPossible } from '../asking.ts'
import { STOPPED } from '../conversation.ts'
import { say } from '../phrases/speech.ts'
import { doneResult } from '../tool-results.ts'
import type { Skill, Turn } from '../turn.ts'

const QUESTION = 'What would you like to know?'

/** Replies to what is no question about data; the first pattern that fits the user's words decides. */
const SMALL_TALK: [RegExp, string][] = [
  [
    /\bhow (?:are|is|have) (?:you|it|things|everything|life)\b|\bhow do you (?:feel|do)\b|\bwhat is up\b|\bhow (?:is|was) your\b/,
    'I am fine, thanks. How did your feet feel?',
  ],
  [
    /\b(?:who|name|real|human|robot|person|ai|bot|machine|computer|alive|talking (?:to|with)|chat ?gpt|made|built|created)\b/,
    'I am Kinetra’s coach, a computer voice. I read what your insole measured and tell you what it means.',
  ],
  [
    /\b(?:sure|serious|kidding|certain)\b/,
    'I only say what your insole measured. Ask again, and I look it up.',
  ],
  [
    /\bjokes?|story|something funny\b/,
    'Why did the insole win the race? It was always a step ahead. Now, what would you like to know?',
  ],
  [/\b(?:thank|thanks|cheers|appreciate|ta)\b/, 'You are welcome.'],
  [
    /\b(?:tired|exhausted|tough|hard|sad)\b/,
    'Then you worked for it. Rest well, and let us look at the numbers when you like.',
  ],
  [/\b(?:motivate|cheer me)\b/, 'You showed up, and that is the hardest part. Keep the steps light.'],
  [/^(?:no|nope|not really|no thanks|no thank you)\b/, 'All right. Just ask when something comes to mind.'],
  [/^(?:yes|yeah|yep|sure|ok|okay|alright|fine|maybe)\b/, `Good. ${QUESTION}`],
]

const topicOf = ({ understood, conversation }: Turn) =>
  understood.details.topic || conversation.question.toLowerCase()

export const smallTalk: Skill = (turn) => {
  const topic = topicOf(turn)
  const said = turn.conversation.question.toLowerCase()
  return (
    SMALL_TALK.find(([pattern]) => pattern.test(topic) || pattern.test(said))?.[1] ??
    'Glad to hear it. What else would you like to know?'
  )
}

export const greet: Skill = () => {
  return `Hello. ${QUESTION}`
}

export const capabilities: Skill = () => {
  return 'I know your foot pressure. Ask me for a summary, a peak, the most loaded part, high-force events, cadence or how you compare with last time. I can also show a region or a moment, open another workout and take notes.'
}

const NOT_MEASURED: [RegExp, string][] = [
  [/\b(?:heart|pulse|bpm|heartbeat)\b/, 'heart rate'],
  [/\bcalor|\bkilo ?calories\b/, 'calories'],
  [/\b(?:distance|how far|kilomet|miles?)\b/, 'distance'],
  [/\b(?:pace|speed|how fast)\b/, 'speed'],
  [/\b(?:oxygen|vo ?2|blood|watts|power|elevation|altitude|stride length|step length)\b/, 'that'],
]
const WELL_KNOWN =
  /\b(?:weather|rain|e ?mails?|message|lights?|lottery|joke|news|stocks?|recipe|cook|dinner|restaurant|pizza|president|capital|election|who won|world cup|music|songs?|movie|film|alarm|timer|translate|flight|hotel|book|taxi|traffic|order|poem|code|plus|times|divided|how tall|birthday|time is it|universe|history of)\b/
const CANNOT_CHANGE =
  /\b(?:(?:speak|talk) (?:\w+ )?(?:slow|slower|slowly|fast|faster|quicker|quickly|loud|louder|quiet|quieter)|delete|remove|erase|rename|edit|export|download|upload|post|send|print|record|start|connect|pair|battery|firmware|settings|sync|bluetooth)\b/

export const outOfScope: Skill = (turn) => {
  const topic = topicOf(turn)
  const figure = NOT_MEASURED.find(([pattern]) => pattern.test(topic))?.[1]
  if (figure)
    return say(`I do not measure ${figure}.`, 'The insole sees pressure, steps and time; ask me about those.')
  if (/\bnote[sd]?\b/.test(topic))
    return 'I cannot read notes aloud. You find them on the page of the workout.'
  if (WELL_KNOWN.test(topic)) {
    return 'That is outside what I know. I can talk about your feet, your training and these workouts.'
  }
  if (CANNOT_CHANGE.test(topic))
    return 'I cannot do that by voice. You can do it on the page, and I can tell you about the workout.'
  return 'I am not sure I can help with that. Ask me for a peak, an average, events, your cadence, or a summary.'
}

export const unclear: Skill = ({ conversation }) => {
  if (!conversation.question.trim()) return 'Sorry, I did not hear that.'
  return 'I am not sure what you mean. You can ask for a peak, an average, events, your cadence, or a summary.'
}

export const refuse: Skill = () => {
  return 'I cannot do that. I only see your own workouts, and nothing said here changes that.'
}

export const repeat: Skill = ({ conversation }) => {
  return conversation.lastAnswer ?? `I have not said anything yet. ${QUESTION}`
}

export const stop: Skill = () => STOPPED

export const saveNote: Skill = function* ({ understood }) {
  const { note } = understood.details
  if (!note) return 'Sure. What should I note?'
  yield* ask('save_note', { text: note }, doneResult)
  return 'Noted. You will find it with this workout.'
}

/** Said once the tool has ended the call; the goodbye itself goes out together with the tool's call. */
export const GOODBYE = 'Goodbye, and take it easy on your feet.'

export const goodbye: Skill = function* ({ offered }) {
  yield* askIfPossible('end_call', {}, doneResult, offered)
  return GOODBYE
}
