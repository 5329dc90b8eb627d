import type { Intent } from '../intent.ts'
import { QUESTION } from '../phrases/talk.ts'
import { topic } from '../slots.ts'

/** Replies to what is no question about data; the first pattern that fits the user's words decides. */
const REPLIES: [RegExp, string][] = [
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

export const intent: Intent = {
  name: 'small_talk',
  slots: [topic],
  answer({ understood, conversation }) {
    const said = conversation.question.toLowerCase()
    const words = understood.details.topic || said
    const reply = REPLIES.find(([pattern]) => pattern.test(words) || pattern.test(said))?.[1]
    return reply ?? 'Glad to hear it. What else would you like to know?'
  },
}
