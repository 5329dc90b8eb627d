import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Measured, Samples, Table } from '../measured.ts'
import { printMeasured } from '../table.ts'
import { circumstances } from './circumstances.ts'
import { withSection } from './document.ts'
import { markdownOf } from './markdown.ts'
import { plotOf } from './plot.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const DOCUMENT = resolve(ROOT, 'docs/measurements.md')
const HEAD = `# Measurements

Written by \`npm run bench -- report\`; \`-- report voice\` measures one section anew and leaves the others. Behind a median (p50)
and a 95th percentile stands its 95 % interval, by the bootstrap. Sound is timed where the caller sends and receives it. Each
section says on which commit, when, and on how busy a machine it was measured: load generator, browser and product share the
machine, and a load above its cores before the start means that others worked on it, too.`

interface ReportedBench {
  readonly what: string
  readonly inReport?: number
  run(size: number, words: readonly string[]): Promise<Measured> | Promise<void>
}

/**
 * Measures and writes sections of docs/measurements.md.
 * @param wanted names of benches; all that belong in the report where there are none.
 */
export async function benchReport(
  benches: Readonly<Record<string, ReportedBench>>,
  wanted: readonly string[],
): Promise<void> {
  const order = Object.keys(benches).filter((name) => benches[name]?.inReport !== undefined)
  const unknown = wanted.filter((name) => !order.includes(name))
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: the report has ${order.join(', ')}`)
  for (const name of wanted.length > 0 ? wanted : order) {
    const bench = benches[name]
    if (bench?.inReport === undefined) continue
    const load = loadavg()[0] ?? 0
    const measured = await bench.run(bench.inReport, [])
    if (!measured) throw new Error(`${name} measured nothing`)
    printMeasured(measured)
    const drawn = measured.tables.find(isDrawn)
    if (drawn) write(resolve(ROOT, `docs/images/${name}.svg`), plotOf(drawn))
    const picture = drawn ? [`![${drawn.title}](images/${name}.svg)`] : []
    const parts = [`## ${capital(bench.what)}`, circumstances(load), ...picture, markdownOf(measured)]
    const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : ''
    const sections = before.slice(Math.max(0, before.indexOf('<!-- begin')))
    write(DOCUMENT, withSection(`${HEAD}\n\n${sections}`, name, parts.join('\n\n'), order))
  }
}

function isDrawn(table: Table): table is Samples {
  return 'rows' in table && table.isDrawn === true
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
