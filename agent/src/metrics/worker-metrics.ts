import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observation } from './observation.ts'

const SECONDS = [0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.9, 1.2, 2, 4, 8]

export interface WorkerMetrics {
  readonly registry: Registry
  observe(observation: Observation): void
  callsAre(count: number): void
}

/** What a worker and the jobs of its calls count, for Prometheus. */
export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'kinetra_worker_' })
  // Gauges that prom-client names as if they were counters, which Prometheus's own check refuses.
  for (const what of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`kinetra_worker_nodejs_active_${what}_total`)
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name: `kinetra_${name}_total`, help, labelNames: [...labelNames], registers })
  const seconds = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Histogram({
      name: `kinetra_${name}_seconds`,
      help,
      labelNames: [...labelNames],
      buckets: SECONDS,
      registers,
    })

  const calls = counter('agent_calls', 'Calls that this worker has held')
  const active = new Gauge({ name: 'kinetra_agent_calls_active', help: 'Calls held now', registers })
  const turns = counter('agent_turns', 'Turns spoken or typed', ['who'])
  const stages = seconds('agent_stage', 'Time of a stage of a turn', ['stage'])
  const tools = seconds('agent_tool', 'Time of a tool', ['tool', 'ok'])
  const errors = counter('agent_provider_errors', 'Failures of a provider', ['source', 'provider'])
  const interruptions = counter('agent_interruptions', 'Turns of the coach that the user cut short')
  const withheld = counter('agent_withheld_sentences', 'Sentences withheld for a number not in the data')

  const usage = counter('agent_usage', 'Tokens, seconds of sound and characters that providers bill for', [
    'stage',
    'provider',
    'unit',
  ])

  return {
    registry,
    callsAre: (count) => active.set(count),
    observe(seen) {
      switch (seen.kind) {
        case 'call':
          return calls.inc()
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
        case 'usage':
          return usage.inc({ stage: seen.stage, provider: seen.provider, unit: seen.unit }, seen.amount)
      }
    },
  }
}
