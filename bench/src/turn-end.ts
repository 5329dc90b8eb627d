import '@kinetra/models/coach/intents'
import { completenessOf } from '@kinetra/agent/call/completeness'
import { silenceAfter } from '@kinetra/agent/call/end-of-turn'
import { startOfflineCoach } from '@kinetra/agent/testing/offline-coach'
import { VOICE_SAMPLE_RATE } from '@kinetra/e2e/voice'
import { readText } from '@kinetra/models/coach/reading'
import { readFrozen } from '@kinetra/models/evaluation/frozen-sentence'
import { hear, type Models } from './heard.ts'
import { type Measured, percentile, type Table } from './measured.ts'
import { inOneGo, withPause } from './spoken-questions.ts'

/** So much silence stands behind an utterance when it is recognised, in milliseconds: two steps of the VAD. */
const HEARD_AFTER_MS = 64
/** Of pauses taken for ends. */
const SHARES = [0.02, 0.05, 0.1, 0.2]

/** What may tell of an end of a turn where there is a silence: the more, the surer. */
const SIGNALS = ['the words', 'how sure the coach is of what is asked', 'the voice grows quiet'] as const
type Signals = Readonly<Record<(typeof SIGNALS)[number], number>>

interface Silence {
  readonly signals: Signals
  /** How long the product waits there, in milliseconds. */
  readonly waitMs: number
}

interface Pause extends Silence {
  readonly pauseMs: number
}

/**
 * Silences at the end and in the middle of spoken questions that nothing was learned from, without a call and without a
 * clock: what each signal would make of them, and how long the product would wait.
 * @param turns of each set.
 */
export async function benchTurnEnd(turns: number): Promise<Measured> {
  const questions = [...readFrozen('spoken'), ...readFrozen('spoken-development')].map(({ say }) => say)
  const coach = await startOfflineCoach()
  try {
    const models = {
      modelsUrl: coach.config.MODELS_URL ?? '',
      modelsKey: coach.config.MODELS_API_KEY ?? '',
    }
    const [ends, endsAfterPause, pauses]: [Silence[], Silence[], Pause[]] = [[], [], []]
    for (let turn = 0; turn < turns; turn += 1) {
      ends.push(await silenceBehind(models, (await inOneGo(models, turn, questions)).sound))
      const { sound, begun, pauseMs } = await withPause(models, turn, questions)
      endsAfterPause.push(await silenceBehind(models, sound))
      pauses.push({ ...(await silenceBehind(models, begun)), pauseMs })
    }
    return {
      tables: [
        signalTable([...ends, ...endsAfterPause], pauses),
        ...waitTables(ends, endsAfterPause, pauses),
      ],
    }
  } finally {
    await coach.stop()
  }
}

async function silenceBehind(models: Models, sound: Int16Array): Promise<Silence> {
  const samples = new Float32Array(sound.length + (HEARD_AFTER_MS * VOICE_SAMPLE_RATE) / 1000)
  samples.set(Float32Array.from(sound, (sample) => sample / 32_768))
  const { heard } = await hear(models, { samples, sampleRate: VOICE_SAMPLE_RATE })
  return {
    waitMs: silenceAfter(heard),
    signals: {
      'the words': completenessOf(heard),
      'how sure the coach is of what is asked': heard === '' ? 0 : readText(heard).confidence,
      'the voice grows quiet': fallOf(sound),
    },
  }
}

/** How much quieter the last 150 ms are than the 150 ms before them. */
function fallOf(sound: Int16Array): number {
  const part = (0.15 * VOICE_SAMPLE_RATE) | 0
  const loudness = (from: number, to?: number) => 1 + Math.hypot(...sound.slice(from, to))
  return Math.log(loudness(-2 * part, -part) / loudness(-part))
}

function signalTable(ends: readonly Silence[], pauses: readonly Silence[]): Table {
  const foundBy = (signal: keyof Signals) =>
    SHARES.map((share) => {
      const threshold = percentile(
        pauses.map(({ signals }) => signals[signal]),
        1 - share,
      )
      return percentOf(ends, ({ signals }) => signals[signal] > threshold)
    })
  return {
    title: 'Ends of questions that one signal alone finds, where so many pauses are taken for ends',
    columns: ['signal', ...SHARES.map((share) => `${share * 100} %`)],
    lines: SIGNALS.map((signal) => [signal, ...foundBy(signal)]),
  }
}

function waitTables(
  ends: readonly Silence[],
  endsAfterPause: readonly Silence[],
  pauses: readonly Pause[],
): Table[] {
  const waits = (silences: readonly Silence[]) => silences.map(({ waitMs }) => waitMs)
  return [
    {
      title: 'Silence after which a turn is ended, by its words',
      rows: [
        { name: 'said in one go', unit: 'ms', values: waits(ends) },
        { name: 'with a pause of 350 to 850 ms', unit: 'ms', values: waits(endsAfterPause) },
      ],
    },
    {
      title: 'Of these turns',
      columns: ['what', 'share'],
      lines: [
        ['ended at once, in one go', percentOf(ends, ({ waitMs }) => waitMs === 0)],
        ['ended at once, with a pause', percentOf(endsAfterPause, ({ waitMs }) => waitMs === 0)],
        ['cut off in a pause', percentOf(pauses, ({ waitMs, pauseMs }) => waitMs < pauseMs)],
      ],
    },
  ]
}

const percentOf = <Item>(items: readonly Item[], isCounted: (item: Item) => boolean) =>
  `${((items.filter(isCounted).length / items.length) * 100).toFixed(1)} %`
