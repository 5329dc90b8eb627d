import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cutSentences } from '../../coach/sentences.ts'
import { createLedger, type Ledger } from '../ledger.ts'

/** A true answer as a language model says it, and what was looked up for it. */
export interface TrueAnswer {
  /** What was looked up: results of recorded-results.json. */
  readonly ledger: Ledger
  readonly question: string
  /** The question before it and its answer, the latest first. */
  readonly earlier: readonly string[]
  readonly sentences: readonly string[]
  /** Kept apart while the check was being made: only these tell how good it is. */
  readonly isHeldOut: boolean
}

const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, 'recorded-results.json'), 'utf8'),
) as Record<string, { tool: string; result: unknown }>

/** Answers in the styles of several hosted models; the files are frozen, as are the results they tell of. */
export const readTrueAnswers = (): TrueAnswer[] => [
  ...read('true-answers.txt', false),
  ...read('held-out-answers.txt', true),
]

function read(file: string, isHeldOut: boolean): TrueAnswer[] {
  const answers: TrueAnswer[] = []
  let ledger = createLedger()
  let question = ''
  let before: readonly string[] = []
  let last = ''
  for (const line of readFileSync(join(import.meta.dirname, file), 'utf8').split('\n')) {
    if (line.startsWith('# ')) {
      ledger = ledgerOf(line.slice(2).split(' '))
      question = ''
    } else if (line.startsWith('? ')) {
      before = question ? [last, question] : []
      question = line.slice(2)
    } else if (line) {
      last = line
      const { sentences, rest } = cutSentences(line)
      const all = [...sentences, rest].map((sentence) => sentence.trim()).filter(Boolean)
      answers.push({ ledger, question, earlier: before, sentences: all, isHeldOut })
    }
  }
  return answers
}

/** A ledger that knows recorded results of the real tools. */
export function ledgerOf(results: readonly string[]): Ledger {
  const ledger = createLedger()
  for (const name of results) {
    const one = recorded[name]
    if (!one) throw new Error(`no recorded result ${name}`)
    ledger.addResult(one.tool, one.result)
  }
  return ledger
}
