import { wav } from '@kinetra/e2e/voice'
import { toPcm16 } from '@kinetra/models/audio/pcm'
import type { Sound } from '@kinetra/models/audio/wav-reader'
import { type FrozenSentence, type FrozenSet, readFrozen } from '@kinetra/models/evaluation/frozen-sentence'
import type { Verdict } from '@kinetra/models/evaluation/judge'
import { wordErrors } from '@kinetra/models/testing/word-errors'
import { startJudgedCoach } from './heard-coach.ts'
import { CONDITIONS, sayIn, VOICES } from './heard-voices.ts'
import { type Measured, percentile } from './measured.ts'
import { numberInWords } from './number-in-words.ts'

type Coach = Awaited<ReturnType<typeof startJudgedCoach>>
export type Models = Coach['models']

/** The frozen sets, judged by what the coach does: typed, and in each voice and condition. Prints no sentence. */
export const benchHeard = (count: number) => measure(['typed'], 'spoken', count, false)

/** The spoken sentences for work on the hearing; those that failed are printed. */
export const benchHeardInDevelopment = (count: number) => measure([], 'spoken-development', count, true)

async function measure(
  typed: FrozenSet[],
  spoken: FrozenSet,
  count: number,
  prints: boolean,
): Promise<Measured> {
  const coach = await startJudgedCoach()
  try {
    const lines: string[][] = []
    for (const set of [...typed, spoken])
      lines.push(...(await typedLines(coach, `${set}, typed`, evenly(readFrozen(set), count))))
    const sums = new Map(Object.keys(CONDITIONS).map((condition) => [condition, emptyRow()]))
    for (const voice of Object.keys(VOICES)) {
      const rows = new Map(Object.keys(CONDITIONS).map((condition) => [condition, emptyRow()]))
      for (const sentence of evenly(readFrozen(spoken), count)) {
        const said = await sayIn(voice, sentence.say)
        for (const [condition, through] of Object.entries(CONDITIONS)) {
          const result = await hearAndJudge(coach, sentence, through(said))
          for (const row of [rows.get(condition), sums.get(condition)]) row?.push(result)
          if (prints && result.verdict !== 'right')
            process.stdout.write(
              `    ${result.verdict}, ${condition}: ${sentence.say}\n      heard: ${result.heard}\n`,
            )
        }
      }
      for (const [condition, row] of rows) lines.push(lineOf(`${voice}, ${condition}`, row))
    }
    for (const [condition, row] of sums) lines.push(lineOf(`all voices, ${condition}`, row))
    return {
      tables: [
        {
          title: 'Sentences that nothing was tuned to, judged by what the coach does',
          columns: COLUMNS,
          lines,
        },
      ],
    }
  } finally {
    await coach.close()
  }
}

interface Result {
  readonly verdict: Verdict
  readonly heard: string
  readonly errors: number
  readonly words: number
  /** Of the recognition, in milliseconds; none of what was typed. */
  readonly took?: number
}
type Row = Result[]
const emptyRow = (): Row => []

async function hearAndJudge(coach: Coach, sentence: FrozenSentence, sound: Sound): Promise<Result> {
  const { heard, took } = await hear(coach.models, sound)
  // No words are no turn.
  const verdict = heard === '' ? 'asked' : (await coach.judge(sentence, heard)).verdict
  return { verdict, heard, took, ...wordErrors(inWords(sentence.say), inWords(heard)) }
}

/** So many of all sentences, from the whole of them. */
function evenly(sentences: readonly FrozenSentence[], count: number): readonly FrozenSentence[] {
  const every = Math.max(1, sentences.length / count)
  return sentences.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every))
}

async function typedLines(
  coach: Coach,
  name: string,
  sentences: readonly FrozenSentence[],
): Promise<string[][]> {
  const all: Row = []
  const topics = new Map<string, Row>()
  for (const { topic } of sentences) topics.set(topic, [])
  for (const sentence of sentences) {
    const { verdict } = await coach.judge(sentence, sentence.say)
    for (const row of [all, topics.get(sentence.topic)])
      row?.push({ verdict, heard: sentence.say, errors: 0, words: 0 })
  }
  return [lineOf(name, all), ...[...topics].map(([topic, row]) => lineOf(`of it ${topic}`, row))]
}

/** What the recogniser makes of a sound, and how long it takes, in milliseconds. */
export async function hear({ modelsUrl, modelsKey }: Models, sound: Sound) {
  const pcm = toPcm16(sound.samples)
  const form = new FormData()
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2)
  form.set('file', new Blob([wav(samples, sound.sampleRate)], { type: 'audio/wav' }), 'sound.wav')
  form.set('model', 'moonshine')
  const from = performance.now()
  const response = await fetch(`${modelsUrl}/audio/transcriptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${modelsKey}` },
    body: form,
  })
  if (!response.ok) throw new Error(`speech-to-text answered ${response.status}: ${await response.text()}`)
  const { text } = (await response.json()) as { text: string }
  return { heard: text, took: performance.now() - from }
}

/** "2" and "two" are the same word. */
const inWords = (text: string) => text.replace(/\d+/g, (digits) => ` ${numberInWords(digits).join(' ')} `)

const COLUMNS = ['what', 'n', 'WER %', 'right %', 'asked %', 'wrong %', 'score', 'p50 ms', 'p95 ms']

function lineOf(name: string, row: Row): string[] {
  const share = (wanted: Verdict) =>
    (100 * row.filter(({ verdict }) => verdict === wanted).length) / Math.max(1, row.length)
  const sum = (of: 'errors' | 'words') => row.reduce((total, result) => total + result[of], 0)
  const times = row.flatMap(({ took }) => took ?? [])
  const [right, asked, wrong] = [share('right'), share('asked'), share('wrong')]
  const wordErrorRate = (100 * sum('errors')) / sum('words')
  const figures = [
    wordErrorRate,
    right,
    asked,
    wrong,
    right - 2 * wrong,
    percentile(times, 0.5),
    percentile(times, 0.95),
  ]
  return [
    name,
    String(row.length),
    ...figures.map((figure) => (Number.isNaN(figure) ? '–' : figure.toFixed(1))),
  ]
}
