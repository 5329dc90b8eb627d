import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observation } from './observation.ts'

const SECONDS = [0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.9, 1.2, 2, 4, 8]
/** With those of the objectives in `deploy/monitoring/alerts.yaml` among them. */
const SECONDS_OF_A_START = [0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 10, 20, 60]

export interface WorkerMetrics {
  readonly registry: Registry
  observe(observation: Observation): void
  callsAre(count: number): void
  /** It takes no more calls. */
  drain(): void
}

/**
 * What a worker and the jobs of its calls count, for Prometheus.
 * @param capacity calls that the worker takes at once.
 */
export function createWorkerMetrics(capacity: number): WorkerMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'kinetra_worker_' })
  // Gauges that prom-client names as if they were counters, which Prometheus's own check refuses.
  for (const what of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`kinetra_worker_nodejs_active_${what}_total`)
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name: `kinetra_${name}_total`, help, labelNames: [...labelNames], registers })
  const seconds = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
    buckets = SECONDS,
  ) =>
    new Histogram({ name: `kinetra_${name}_seconds`, help, labelNames: [...labelNames], buckets, registers })

  const calls = counter('agent_calls', 'Calls that this worker has held')
  const active = new Gauge({ name: 'kinetra_agent_calls_active', help: 'Calls held now', registers })
  const room = new Gauge({
    name: 'kinetra_agent_capacity',
    help: 'Calls that this worker takes at once; 0 while it drains',
    registers,
  })
  room.set(capacity)
  const arrivals = seconds(
    'agent_arrival',
    'Time from the making of a room to its coach',
    [],
    SECONDS_OF_A_START,
  )
  const firstSounds = seconds(
    'agent_first_sound',
    'Time from the making of a room to the first sound of its coach',
    [],
    SECONDS_OF_A_START,
  )
  const turns = counter('agent_turns', 'Turns spoken or typed', ['who'])
  const stages = seconds('agent_stage', 'Time of a stage of a turn', ['stage'])
  const tools = seconds('agent_tool', 'Time of a tool', ['tool', 'ok'])
  const errors = counter('agent_provider_errors', 'Failures of a provider', ['source', 'provider'])
  const interruptions = counter('agent_interruptions', 'Turns of the coach that the user cut short')
  const withheld = counter('agent_withheld_sentences', 'Sentences withheld for a number not in the data')
  const silences = counter('agent_false_silences', 'Turns of the user after which nobody said anything')
  const usage = counter('agent_usage', 'Tokens, seconds of sound and characters that providers bill for', [
    'stage',
    'provider',
    'unit',
  ])

  return {
    registry,
    callsAre: (count) => active.set(count),
    drain: () => room.set(0),
    observe(seen) {
      switch (seen.kind) {
        case 'call':
          return calls.inc()
        case 'arrival':
          return arrivals.observe(seen.seconds)
        case 'first_sound':
          return firstSounds.observe(seen.seconds)
        case 'turn':
          return turns.inc({ who: seen.who })
        case 'stage':
          return stages.observe({ stage: seen.stage }, seen.seconds)
        case 'tool':
          stages.observe({ stage: 'tool' }, seen.seconds)
          return tools.observe({ tool: seen.name, ok: String(seen.ok) }, seen.seconds)
        case 'error':
          return errors.inc({ source: seen.source, provider: seen.provider })
        case 'interruption':
          return interruptions.inc()
        case 'withheld':
          return withheld.inc()
        case 'false_silence':
          return silences.inc()
        case 'usage':
          return usage.inc({ stage: seen.stage, provider: seen.provider, unit: seen.unit }, seen.amount)
      }
    },
  }
}
