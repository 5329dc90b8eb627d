import { spawnSync } from 'node:child_process'
import envPaths from 'env-paths'
import { expect, it } from 'vitest'
import { STAGES } from '../../agent/src/metrics/observation.ts'
import { createWorkerMetrics } from '../../agent/src/metrics/worker-metrics.ts'
import { startTestServer } from '../../server/src/testing/test-server.ts'
import { debianProgram } from '../../stack/src/install/debian-program.ts'

const cache = process.env.KINETRA_CACHE ?? envPaths('kinetra', { suffix: '' }).cache
const promtool = debianProgram(cache, ['prometheus'], 'usr/bin/promtool')
const skip = 'reason' in promtool ? ` (skipped: ${promtool.reason})` : ''

/** Prometheus's own opinion of a page of figures: that it can be read, and that its names are as they should be. */
function opinionOn(figures: string): string {
  if ('reason' in promtool) throw new Error(promtool.reason)
  const [name, ...before] = promtool.command
  const told = spawnSync(name, [...before, 'check', 'metrics'], { input: figures, encoding: 'utf8' })
  return `${told.stdout}${told.stderr}exit ${told.status}`
}

it.skipIf(skip)(
  `promtool finds nothing wrong with the server’s figures${skip}`,
  async () => {
    const server = await startTestServer()
    await server.app.inject('/api/workouts')
    const { body } = await server.app.inject('/metrics')
    await server.close()
    expect(body).toContain(
      'kinetra_http_request_duration_seconds_count{method="GET",route="/api/workouts",status="200"} 1',
    )
    expect(opinionOn(body)).toBe('exit 0')
  },
  60_000,
)

it.skipIf(skip)(`nor with the worker’s${skip}`, async () => {
  const metrics = createWorkerMetrics(8)
  metrics.callsAre(1)
  metrics.observe({ kind: 'call' })
  metrics.observe({ kind: 'turn', who: 'user' })
  for (const stage of STAGES) metrics.observe({ kind: 'stage', stage, seconds: 0.1 })
  metrics.observe({ kind: 'tool', name: 'get_events', seconds: 0.01, ok: true })
  metrics.observe({ kind: 'error', source: 'llm', provider: 'api.example.org' })
  metrics.observe({ kind: 'interruption' })
  metrics.observe({ kind: 'withheld' })
  metrics.observe({ kind: 'false_silence' })
  metrics.observe({ kind: 'arrival', seconds: 1 })
  metrics.observe({ kind: 'first_sound', seconds: 1 })
  expect(opinionOn(await metrics.registry.metrics())).toBe('exit 0')
})

it.skipIf(skip)(`but with others it would${skip}`, () => {
  expect(opinionOn('# TYPE kinetra_calls counter\nkinetra_calls 1\n')).toContain('_total')
  expect(opinionOn('no figures at all')).not.toContain('exit 0')
})
