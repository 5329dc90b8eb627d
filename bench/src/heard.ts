import { speak, transcribe, VOICE_SAMPLE_RATE } from '@kinetra/e2e/voice'
import { readSentences } from '@kinetra/models/coach/sentences/read-sentences'
import { historyOf } from '@kinetra/models/coach/testing/history-of'
import { labelOf } from '@kinetra/models/coach/testing/label-of'
import { understand } from '@kinetra/models/coach/understand'
import { startSpeechServer, testKey } from '@kinetra/models/testing/speech-server'
import { printTable } from './table.ts'

/**
 * Labelled sentences, evenly taken from all of them, spoken by the local voice and heard by the local recogniser:
 * the share that is understood, intent and all slots, of those that are when they are typed. Prints the others.
 */
export async function benchHeard(count: number): Promise<void> {
  const typed = readSentences().filter((sentence) => isRight(sentence, sentence.say))
  const every = Math.max(1, Math.floor(typed.length / count))
  const sentences = typed.filter((_, at) => at % every === 0).slice(0, count)
  await using server = await startSpeechServer({ load: true })
  const models = { modelsUrl: `${server.address}/v1`, modelsKey: testKey }
  let understood = 0
  for (const sentence of sentences) {
    const heard = await transcribe(models, await speak(models, sentence.say), VOICE_SAMPLE_RATE)
    if (isRight(sentence, heard)) understood += 1
    else process.stdout.write(`${sentence.say}\n  heard: ${heard}\n`)
  }
  const share = (100 * understood) / sentences.length
  printTable(`Spoken questions, ${sentences.length} of the labelled sentences`, [
    { name: 'understood as when they are typed', unit: '%', values: [share] },
  ])
}

function isRight(sentence: ReturnType<typeof readSentences>[number], text: string): boolean {
  return labelOf(understand(text, historyOf(sentence))) === labelOf(sentence)
}
