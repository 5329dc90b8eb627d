import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { machine } from '../measured.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
/** What most of the figures depend on, beside the product itself. */
const PACKAGES = ['@livekit/agents', '@livekit/rtc-node', 'sherpa-onnx-node', 'onnxruntime-node']

/**
 * Where, when and of what a section was measured.
 * @param loadBefore of the machine over the minute before it.
 */
export function circumstances(loadBefore: number): string {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--', ':!docs') === '' ? '' : ' with changes'
  const packages = PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ')
  const load = `load ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} at the end`
  const day = new Date().toISOString().slice(0, 10)
  return `Commit ${git('rev-parse', '--short', 'HEAD')}${changed}, ${day}, ${load}. ${machine()}; ${packages}.`
}

function versionOf(name: string): string {
  const file = readFileSync(resolve(ROOT, 'node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
