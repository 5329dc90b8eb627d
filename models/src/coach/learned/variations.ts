import type { LabelledSentence } from '../examples.ts'
import { intentOf } from '../registry.ts'

/** What people say besides a question. Nothing of it changes what they ask for. */
const BEFORE = [
  'I have been wondering,',
  'Out of interest,',
  'Just out of curiosity,',
  'Quick question,',
  'Be honest with me,',
  'If you do not mind,',
  'I am curious,',
  'I would love to know,',
  'I was just wondering,',
  'Do you happen to know,',
  'I think I overdid it a bit today, so',
  'My mate asked me and I had no idea,',
  'I have no idea about these things, but',
  'I bought new shoes last month and I want to know,',
  'It felt odd out there,',
  'It was raining and slippery,',
  'I was chatting the whole way, so',
  'My legs are like jelly,',
  'I am having a cup of tea and I keep thinking,',
  'Somebody at the club told me to check this,',
  'So here is the thing,',
  'Before I forget,',
  'I read about this somewhere,',
  'I tried something new today,',
  'I went off too fast and had to slow down,',
  'I keep asking myself,',
  'Let me ask you something,',
  'Now that I have got my breath back,',
  'While I stretch,',
  'Sorry to bother you again,',
  'There is one more thing,',
  'Right, next thing,',
]
const AFTER = [
  'if you do not mind me asking',
  'if you can tell',
  'if you know',
  'if it is not too much trouble',
  'do you reckon',
  'would you say',
  'I wonder',
  'I want to know',
  'I am just curious',
  'because it felt odd',
  'because my mate wants to know',
  'when you get a second',
  'when you have a moment',
  'in your opinion',
  'my friend',
  'if that is something you know',
  'that is what I want to hear',
  'since I felt good today',
]
/** Which workout is meant, and which part of it, where a figure is asked for. */
const WORKOUTS = [
  'in the workout before',
  'in my previous workout',
  'last time',
  'last time round',
  'the time before',
  'in the session before this one',
  'in my last run',
  'in my last session',
  'when I last played tennis',
  'in the tempo run',
  'in my interval training',
  'during the hill run',
  'on my last walk',
  'yesterday',
  'in yesterday’s run',
  'on Monday',
  'last Saturday',
  'two days ago',
  'in my last tennis match',
  'in the one before',
]
const PARTS = [
  'in the first five minutes',
  'in the last two minutes',
  'in the first minute',
  'in the second half',
  'in the first half of the run',
  'in the last third',
  'in the first quarter',
  'towards the end',
  'at the beginning',
  'between minute two and minute four',
  'from minute three to minute five',
  'after minute six',
  'before minute two',
  'in the final stretch, the last minute',
  'in the third minute',
  'over the last ten minutes',
  'in the middle of the run',
  'around minute four',
]
/** Longer questions mostly say already what could be added. */
const MOST_WORDS = 12
/** Of what is no question of data: less is an aside, and stands alone. */
const FEWEST_WORDS = 4

/**
 * Examples with what people say around them: of each some, in turn, so that no intent is known by its bareness
 * and none by a workout, a part of one, or a chat around it.
 */
export function variationsOf(examples: readonly LabelledSentence[]): LabelledSentence[] {
  return examples.flatMap((example, at) => {
    const { say, intent, after, heard } = example
    if (after || heard || say.split(' ').length > MOST_WORDS) return []
    const plain = say.replace(/[?.!]+$/, '')
    const lower = plain.replace(/^(?!I\b|I['’]|M\d)[A-Z]/, (letter) => letter.toLowerCase())
    const { topic, slots } = intentOf(intent)
    const isTalk = topic === undefined
    if (isTalk && (slots === undefined || say.split(' ').length < FEWEST_WORDS)) return []
    const turn = <Item>(items: readonly Item[]): Item => items[at % items.length] as Item
    const isFigure = topic === 'place' || topic === 'events' || topic === 'workout' || isTalk
    const said = [
      ...(at % 2 === 0 ? [`${turn(BEFORE)} ${lower}`] : [`${lower}, ${turn(AFTER)}`]),
      ...(isFigure && !namesTime(say)
        ? [at % 2 === 0 ? `${lower} ${turn(WORKOUTS)}` : `${turn(PARTS)}, ${lower}`]
        : []),
    ]
    return said.map((words) => ({ say: words, intent, slots: {} }))
  })
}

const namesTime = (say: string): boolean =>
  /\b(?:first|last|half|minutes?|before|than|workout|session|today|yesterday|time|end|start|date|when|day|week|month)\b/i.test(
    say,
  )
