import { readdirSync } from 'node:fs'
import type { Intent } from './intent.ts'
import { INTENTS } from './registry.ts'

const folder = new URL('./intents/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

for (const file of files.toSorted()) {
  const { intent }: { intent: Intent } = await import(new URL(file, folder).href)
  const name = file.replace('.ts', '').replaceAll('-', '_')
  if (intent.name !== name) throw new Error(`intents/${file} must define the intent ${name}.`)
  INTENTS.set(name, intent)
}
