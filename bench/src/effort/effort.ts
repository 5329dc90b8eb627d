import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { silenceAfter } from '@kinetra/agent/call/end-of-turn'
import { hearTrueAnswers } from '@kinetra/agent/numbers/testing/measure'
import { resample } from '@kinetra/models/audio/resample'
import { learn } from '@kinetra/models/coach/learned/learn'
import { sentencesSaid } from '@kinetra/models/coach/sentences-said'
import { understand } from '@kinetra/models/coach/understand'
import { readCacheFolder } from '@kinetra/models/config'
import { installModels } from '@kinetra/models/install'
import { Moonshine } from '@kinetra/models/recognition/moonshine'
import { speechRate, Voice } from '@kinetra/models/voice/voice'

/**
 * Does each step of a scripted turn whenever it is asked to, and answers with the milliseconds of processor time that each
 * took, of all threads. On its own in a process: nothing else counts.
 */
const QUESTIONS = [
  'What was my peak pressure on the medial heel?',
  'And how many of them were in the last minute of it?',
  'Compare this run with the one before, please.',
  'So what should I, um, work on the next time I go for a run?',
]
const ANSWER =
  'The peak on your medial heel was eighty four percent, which is less than in your run before it.'
const NEVER = new AbortController().signal

async function prepare() {
  const files = await installModels({ cacheDir: readCacheFolder() })
  learn()
  const voice = await Voice.load(files, 1)
  const moonshine = await Moonshine.load(files.recognizerFolder, 1, sentencesSaid())
  const say = async (text: string) => {
    const pieces: Buffer[] = []
    for await (const piece of voice.speak(text, { speed: 1, dueInMs: 0 }, NEVER)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  // The voice says nothing twice alike, and no two sounds are equally long to hear: both sides hear the same.
  const soundOf = async (text: string) => {
    const file = join(process.argv[2] ?? '.', 'spoken.pcm')
    if (!existsSync(file)) writeFileSync(file, await say(text))
    return readFileSync(file)
  }
  const spoken = await soundOf(ANSWER)
  const pcm = Float32Array.from(
    new Int16Array(spoken.buffer, spoken.byteOffset, spoken.length / 2),
    (one) => one / 32_768,
  )
  const samples = resample({ samples: pcm, sampleRate: speechRate }, 16_000)
  let round = 0
  return {
    'checking a sentence’s numbers': () => hearTrueAnswers(false).sentences,
    'understanding a question': () => {
      for (let again = 0; again < 50; again += 1)
        for (const question of QUESTIONS) understand(`${question} ${again}`, [])
      return 50 * QUESTIONS.length
    },
    'deciding whether an utterance is complete': () => {
      let decided = 0
      for (let again = 0; again < 200; again += 1)
        for (const question of QUESTIONS)
          for (let end = 1; end <= question.length; end += 1) {
            silenceAfter(question.slice(0, end))
            decided += 1
          }
      return decided
    },
    'saying a sentence': async () => {
      // Each time other words: the voice keeps what it has said.
      round += 1
      await say(`${ANSWER.slice(0, -1)}, number ${round}.`)
      return 1
    },
    'hearing a sentence': async () => {
      await moonshine.hear(samples)
      return 1
    },
  }
}

const steps = await prepare()
process.on('message', async () => {
  const took: Record<string, number> = {}
  for (const [name, work] of Object.entries(steps)) {
    const before = process.cpuUsage()
    const times = await work()
    const { user, system } = process.cpuUsage(before)
    took[name] = (user + system) / 1000 / times
  }
  process.send?.(took)
})
process.send?.('ready')
