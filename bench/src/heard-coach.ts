import { startOfflineCoach } from '@kinetra/agent/testing/offline-coach'
import { openTestStore } from '@kinetra/agent/testing/test-store'
import { startTextCall, type TextCall } from '@kinetra/agent/testing/text-call'
import type { FrozenSentence } from '@kinetra/models/evaluation/frozen-sentence'
import { judge, type Reply, type Verdict } from '@kinetra/models/evaluation/judge'
import { LOCAL_USER } from '@kinetra/protocol/ids'

export interface Judged {
  readonly verdict: Verdict
  readonly reply: Reply
}

/** All fields of tool results that hold a value: 240 seconds may be a length and a moment. */
const statisticsOf = (value: number, { facts }: TextCall['state']['ledger']) =>
  facts
    .filter((fact) => Math.abs(fact.value * (fact.key.endsWith('_ms') ? 1000 : 1) - value) < 0.05)
    .map(({ key }) => key)

/** The offline coach in real calls about the sample workouts, with its tools over a real store. */
export async function startJudgedCoach() {
  const [coach, { store, close }] = await Promise.all([startOfflineCoach(), openTestStore()])
  const { workouts } = await store.workouts.list(LOCAL_USER, { limit: 100 })
  const names = new Map(workouts.map(({ id, name }) => [id, name]))
  const closing: Promise<void>[] = []
  const idOf = (wanted: string) => workouts.find(({ name }) => name === wanted)?.id ?? null

  return {
    models: { modelsUrl: coach.config.MODELS_URL ?? '', modelsKey: coach.config.MODELS_API_KEY ?? '' },
    /** @param text what arrives of the sentence: as it is, or as it was heard. */
    async judge(sentence: FrozenSentence, text: string): Promise<Judged> {
      const call = await startTextCall(coach.config, store, idOf(sentence.on))
      try {
        let before = ''
        for (const said of sentence.after) before = (await call.ask(said)).answer
        const told = call.announced.length
        const exchange = await call.ask(text)
        const figures = call.announced
          .slice(told)
          .flatMap((event) =>
            event.kind === 'sources' && event.sources.length > 0
              ? [
                  event.sources.flatMap(({ value, statistic }) => [
                    statistic,
                    ...statisticsOf(value, call.state.ledger),
                  ]),
                ]
              : [],
          )
        const calls = exchange.calls.map(([name, args]) => ({ name, args: args as Record<string, unknown> }))
        const reply = { answer: exchange.answer, calls, figures, before }
        return { verdict: judge(sentence, reply, (id) => names.get(id) ?? id), reply }
      } finally {
        // A session takes half a second to close; the next sentence has one of its own.
        closing.push(call.close())
      }
    },
    async close() {
      await Promise.all(closing)
      await Promise.all([coach.stop(), close()])
    },
  }
}
