import { listWorkouts } from '@kinetra/e2e/api'
import { openBrowser } from '@kinetra/e2e/browser'
import { Caller } from '@kinetra/e2e/caller'
import { startProduct } from '@kinetra/e2e/product'
import type { WorkoutType } from '@kinetra/workouts/workout'

interface Conversation {
  readonly about: WorkoutType
  readonly said: readonly string[]
}

const CONVERSATIONS: readonly Conversation[] = [
  {
    about: 'running',
    said: [
      'How did I do today?',
      'What was my peak pressure on the medial heel?',
      'And on the big toe?',
      'How many high force events were there?',
      'How many of them were in the last minute?',
      'Show me the hardest hit.',
      'Compare this with my tempo run.',
      'What should I focus on next time?',
      'My shin hurts, should I see somebody?',
      'Can you say that again?',
    ],
  },
  {
    about: 'tennis',
    said: [
      'How long was my workout?',
      'Which part of my foot took the most load?',
      'Why does that matter?',
      'How much of the load was on my forefoot?',
      'What time did I start?',
      'Is my heel load going up over the last few workouts?',
      'What did I do yesterday?',
      'What is the weather tomorrow?',
      'Show me the lateral heel.',
      'What does pressure time integral mean?',
    ],
  },
]

/** Holds spoken conversations in Chromium and prints them: what was said, understood, written and heard. */
export async function benchConversation(count: number): Promise<void> {
  const product = await startProduct()
  const browser = await openBrowser()
  try {
    const workouts = await listWorkouts(product)
    for (const { about, said } of CONVERSATIONS.slice(0, count)) {
      const workout = workouts.find(({ type }) => type === about)
      if (!workout) throw new Error(`no ${about} sample`)
      const caller = await Caller.at(product, browser, `/workouts/${workout.id}`)
      print(`\nAbout ${workout.name}\n`)
      await caller.startCall()
      print(`coach, heard:    ${await caller.heard()}`)
      for (const words of said) {
        const { question, answer, heard } = await caller.ask(words)
        print(`\nuser, said:      ${words}\nuser, caption:   ${question}`)
        print(`coach, caption:  ${answer}\ncoach, heard:    ${heard}`)
      }
      await caller.endCall()
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
