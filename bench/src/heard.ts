import { readSentences } from '@kinetra/models/coach/sentences/read-sentences'
import { historyOf } from '@kinetra/models/coach/testing/history-of'
import { understand } from '@kinetra/models/coach/understand'
import { startSpeechServer } from '@kinetra/models/testing/speech-server'
import { printTable } from './table.ts'

/**
 * Labelled sentences, evenly taken from all of them, spoken by the local voice and heard by the local recogniser:
 * the share that is understood, intent and all slots, of those that are when they are typed. Prints the others.
 */
export async function benchHeard(count: number): Promise<void> {
  const typed = readSentences().filter((sentence) => isRight(sentence, sentence.say))
  const sentences = Array.from(
    { length: count },
    (_, at) => typed[Math.floor((at * typed.length) / count)],
  ).filter((sentence) => sentence !== undefined)
  const server = await startSpeechServer({ load: true })
  let understood = 0
  for (const sentence of sentences) {
    const spoken = await server.client.audio.speech.create({
      model: 'piper',
      voice: 'ash',
      input: sentence.say,
      response_format: 'wav',
    })
    const file = new File([await spoken.arrayBuffer()], 'question.wav', { type: 'audio/wav' })
    const { text } = await server.client.audio.transcriptions.create({
      model: 'moonshine',
      language: 'en',
      file,
    })
    if (isRight(sentence, text)) understood += 1
    else process.stdout.write(`${sentence.say}\n  heard: ${text}\n`)
  }
  await server[Symbol.asyncDispose]()
  const share = (100 * understood) / sentences.length
  printTable(`Spoken questions, ${sentences.length} of the labelled sentences`, [
    { name: 'understood as when they are typed', unit: '%', values: [share] },
  ])
}

type Sentence = ReturnType<typeof readSentences>[number]

function isRight(sentence: Sentence, text: string): boolean {
  const { intent, slots } = understand(text, historyOf(sentence))
  return labelOf(intent, slots) === labelOf(sentence.intent, sentence.slots)
}

const labelOf = (intent: string, slots: object) =>
  `${intent} ${JSON.stringify(Object.entries(slots).toSorted())}`
