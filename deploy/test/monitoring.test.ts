import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testConfig } from '@kinetra/store/testing/config'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { STAGES } from '../../agent/src/metrics/observation.ts'
import { createWorkerMetrics } from '../../agent/src/metrics/worker-metrics.ts'
import { startTestServer } from '../../server/src/testing/test-server.ts'
import { debianProgram } from '../../stack/src/install/debian-program.ts'
import { ROOT } from './compose.ts'

const FOLDER = join(ROOT, 'deploy/monitoring')
const promtool = debianProgram(testConfig().cacheFolder, ['prometheus'], 'usr/bin/promtool')
const missing = 'reason' in promtool ? promtool.reason : undefined

interface Rule {
  readonly alert?: string
  readonly record?: string
  readonly expr: string
  readonly annotations?: { readonly runbook_url: string }
}
const groups: { rules: Rule[] }[] = parse(readFileSync(join(FOLDER, 'alerts.yaml'), 'utf8')).groups
const rules = groups.flatMap((group) => group.rules)
const alerts = rules.filter(({ alert }) => alert !== undefined)

interface Panel {
  readonly title: string
  readonly targets: { readonly expr: string }[]
}
const dashboards = globSync('dashboards/*.json', { cwd: FOLDER }).sort()
const panels = dashboards.flatMap((path) => {
  const { panels }: { panels: Panel[] } = JSON.parse(readFileSync(join(FOLDER, path), 'utf8'))
  return panels.map((panel) => ({ path, ...panel }))
})
const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))

/** From kube-state-metrics, which every cluster with Prometheus has. */
const OTHERS = ['kube_cronjob_status_last_successful_time']

function run(...args: string[]): { said: string; status: number | null } {
  if ('reason' in promtool) throw new Error(promtool.reason)
  const [name, ...before] = promtool.command
  const { stdout, stderr, status } = spawnSync(name, [...before, ...args], { cwd: FOLDER, encoding: 'utf8' })
  return { said: stdout + stderr, status }
}

describe.skipIf(missing)(`Prometheus${missing ? ` (skipped: ${missing})` : ''}`, () => {
  it('takes the rules', () => {
    expect(run('check', 'rules', 'alerts.yaml')).toMatchObject({
      status: 0,
      said: expect.stringContaining(`${rules.length} rules found`),
    })
  })

  it('fires each alert, and none before its cause', () => {
    const { said, status } = run('test', 'rules', 'alerts.test.yaml')
    expect(status, said).toBe(0)
    const { tests } = parse(readFileSync(join(FOLDER, 'alerts.test.yaml'), 'utf8'))
    const fired = new Set<string>()
    const quiet = new Set<string>()
    for (const { alert_rule_test: cases } of tests)
      for (const { alertname, exp_alerts: expected } of cases)
        (expected.length > 0 ? fired : quiet).add(alertname)
    const names = alerts.map(({ alert }) => alert).sort()
    expect([...fired].sort()).toEqual(names)
    expect([...quiet].sort()).toEqual(names)
  })

  it('can read the query of each panel', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinetra-queries-'))
    const asRules = (all: readonly string[]) =>
      stringify({
        groups: [
          {
            name: 'panels',
            rules: all.map((expr, index) => ({
              record: `panel:${index}`,
              expr: expr.replaceAll('$__rate_interval', '5m'),
            })),
          },
        ],
      })
    const check = (all: readonly string[]) => {
      writeFileSync(join(folder, 'queries.yaml'), asRules(all))
      return run('check', 'rules', join(folder, 'queries.yaml'))
    }
    const { said, status } = check(queries)
    const unreadable = check(['sum(rate(kinetra_calls_started_total[5m])'])
    rmSync(folder, { recursive: true })
    expect(status, said).toBe(0)
    expect(said).toContain(`${queries.length} rules found`)
    expect(unreadable.status).toBe(1)
  })
})

describe('figures', () => {
  let printed: string
  beforeAll(async () => {
    const server = await startTestServer()
    await server.app.inject('/api/workouts')
    const { body } = await server.app.inject('/metrics')
    await server.close()
    const worker = createWorkerMetrics(8)
    for (const stage of STAGES) worker.observe({ kind: 'stage', stage, seconds: 0.1 })
    for (const who of ['user', 'coach'] as const) worker.observe({ kind: 'turn', who })
    worker.observe({ kind: 'tool', name: 'get_events', seconds: 0.01, ok: true })
    worker.observe({ kind: 'arrival', seconds: 1 })
    worker.observe({ kind: 'first_sound', seconds: 1 })
    printed = body + (await worker.registry.metrics())
  }, 60_000)

  const expressions = [...rules.map(({ expr }) => expr), ...queries]
  /** Its own name, or that of the histogram it is part of. */
  const isPrinted = (name: string) =>
    new RegExp(`^# TYPE ${name} `, 'm').test(printed) ||
    new RegExp(`^# TYPE ${name.replace(/_(bucket|count|sum)$/, '')} histogram`, 'm').test(printed)

  it('that alerts and panels name are printed by server or worker', () => {
    const names = expressions.flatMap((text) => text.match(/\b(?:kinetra|kube)_[a-z0-9_]+/g) ?? [])
    expect(new Set(names).size).toBeGreaterThan(20)
    expect([...new Set(names)].filter((name) => !isPrinted(name) && !OTHERS.includes(name))).toEqual([])
  })

  it('have the buckets and labels that they are asked by', () => {
    for (const text of expressions)
      for (const [, name = '', labels = ''] of text.matchAll(/\b(kinetra_[a-z0-9_]+)\{([^}]*)\}/g))
        for (const [, label = '', operator, value] of labels.matchAll(/([a-z_]+)(=~|!~|!=|=)"([^"]*)"/g)) {
          // What the server only counts when it happens has its labels declared in server/src/metrics/metrics.ts.
          if (label === 'cause') continue
          const exact = operator === '=' ? `${label}="${value}"` : `${label}="`
          const line = new RegExp(`^${name}\\{[^}]*${exact}`, 'm')
          expect(line.test(printed), `${name} has ${exact}`).toBe(true)
        }
  })

  it('that rules record are those that alerts ask for', () => {
    const recorded = rules.flatMap(({ record }) => record ?? [])
    const asked = expressions.flatMap((text) => text.match(/\bkinetra:[a-z0-9_:]+/g) ?? [])
    expect([...new Set(asked)].sort()).toEqual(recorded.sort())
  })
})

describe('runbooks', () => {
  it('are there for each alert, and for nothing else', () => {
    const pages = alerts.map(({ annotations }) => annotations?.runbook_url ?? '')
    expect(
      readdirSync(join(ROOT, 'docs/runbook'))
        .map((file) => `docs/runbook/${file}`)
        .sort(),
    ).toEqual(pages.sort())
    for (const { alert, annotations } of alerts)
      expect(readFileSync(join(ROOT, annotations?.runbook_url ?? ''), 'utf8').split('\n')[0]).toBe(
        `# ${alert}`,
      )
  })
})

describe.each(dashboards)('the dashboard %s', (path) => {
  it('has panels with names and ids of their own, side by side', () => {
    const { panels, uid, templating } = JSON.parse(readFileSync(join(FOLDER, path), 'utf8'))
    expect(uid).toMatch(/^kinetra-/)
    expect(templating.list[0]).toMatchObject({ name: 'datasource', type: 'datasource' })
    for (const key of ['id', 'title'])
      expect(new Set(panels.map((panel: Record<string, unknown>) => panel[key])).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }: { gridPos: Record<string, number> }) =>
      Array.from(
        { length: (w ?? 0) * (h ?? 0) },
        (_, at) => `${(x ?? 0) + (at % (w ?? 1))}:${(y ?? 0) + Math.floor(at / (w ?? 1))}`,
      ),
    )
    expect(new Set(cells).size).toBe(cells.length)
  })
})
