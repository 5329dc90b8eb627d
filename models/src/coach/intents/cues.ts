import { ask } from '../asking.ts'
import type { Intent, SlotReader } from '../intent.ts'
import { cuesResult } from '../tool-results.ts'

/** What cues can be about, as the tool names it and as people do. */
const TOPICS: readonly (readonly [topic: string, words: RegExp, spoken: string])[] = [
  ['heel', /\bheels?\b/, 'your heel'],
  ['landings', /\b(?:land(?:ings?)?|hits?|impacts?)\b/, 'hard landings'],
  ['cadence', /\b(?:cadence|rhythm|step rate)\b/, 'your cadence'],
  ['contact', /\bcontacts?\b/, 'your ground contact'],
  ['sides', /\b(?:balance|sides?|left (?:and|or) right)\b/, 'your balance'],
  ['goal', /\b(?:goals?|targets?)\b/, 'your goal'],
]

/** "Don't stop", "keep telling me": what is not to end goes on. */
const KEEPS =
  /\b(?:do not|never|no need to) (?:\w+ )?(?:stop|quit|turn|switch|be quiet|leave)\b|\b(?:keep|carry on) \w+ing\b/

const SAYINGS = '(?:tips?|cues?|hints?|advice|comments?)'
const OFF = `(?:(?:no|without|enough|want|not (?:give me|want|need))(?: (?:more|any|of|the|your))* ${SAYINGS}|(?:stop|quit|turn off|switch off) )`

/** What is wished, the first that fits; nothing is silenced that was not asked to be. */
const WISHES: readonly (readonly [wish: string, words: RegExp])[] = [
  ['go_on', KEEPS],
  [
    'quiet',
    /\b(?:not (?:right )?now|later|leave me|in peace|keep your|a moment|for a (?:while|bit)|hold (?:it|that|on))\b/,
  ],
  ['off', new RegExp(`\\b${OFF}|\\b(?:turn|switch) (?:\\w+ ){1,3}off\\b`)],
  ['only', /\b(?:only|just|nothing but|except)\b/],
  ['all', /\b(?:everything|anything|all)\b/],
  ['few', /\b(?:less|fewer|quieter|rarely|seldom|not so|too (?:often|many)|(?:talk|say|speak) too much)\b/],
  ['many', /\b(?:more|chattier)\b/],
  ['usual', /\b(?:as usual|normal(?:ly)?|as before)\b/],
]

const wish: SlotReader = ({ plain }) => {
  const [what] = WISHES.find(([, words]) => words.test(plain)) ?? ['go_on']
  const [term] = TOPICS.find(([, words]) => words.test(plain)) ?? []
  return { slots: { what: what === 'only' && !term ? 'few' : what, ...(term && { term }) } }
}

/** How readily the coach speaks up while a workout is recorded. */
export const intent: Intent = {
  name: 'cues',
  slots: [wish],
  covers: ['place', 'foot', 'type'],
  answer: function* ({ understood: { slots } }) {
    const { what, term } = slots
    const only = what === 'only' ? term : what === 'all' ? 'all' : null
    const chattiness = ['off', 'few', 'many', 'usual'].find((manner) => manner === what) ?? null
    const quiet = what === 'quiet' ? true : what === 'go_on' ? false : null
    yield* ask('set_cues', { quiet, chattiness, only: only ?? null }, cuesResult)
    if (quiet) return 'Okay, not now.'
    if (only === 'all') return 'Fine, I will tell you all that matters.'
    if (only) return `Fine, I will only tell you about ${TOPICS.find(([topic]) => topic === only)?.[2]}.`
    if (what === 'few') return 'Fine, I will speak up less.'
    if (what === 'many') return 'Fine, I will speak up at smaller changes, too.'
    if (what === 'off') return 'Fine, I will only speak when you ask.'
    return 'Fine, I will speak up again.'
  },
}
