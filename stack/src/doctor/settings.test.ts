import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../config.ts'
import { contextOf, saidBy } from '../testing/doctor-context.ts'
import type { Check } from './check.ts'
import { envFile } from './checks/env-file.ts'
import { nodeAndPackages } from './checks/node-and-packages.ts'
import { settings } from './checks/settings.ts'
import type { DoctorContext } from './context.ts'
import { KNOWN_VARIABLES } from './known-variables.ts'
import { redactor } from './redact.ts'
import { runChecks } from './run-checks.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kinetra-settings-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function withEnvFile(text: string, mode = 0o600): DoctorContext {
  const path = join(root, '.env')
  writeFileSync(path, text)
  chmodSync(path, mode)
  return contextOf({}, { root, envFile: path })
}

describe('.env', () => {
  it.each([
    ['# nothing\n\nPORT=3000\nexport LIVEKIT_URL="wss://a\nb"\n', /^ok: 2 variables/],
    ['LIVEKIT_APIKEY=x\n', /^warning: unknown: LIVEKIT_APIKEY .* LIVEKIT_API_KEY instead of LIVEKIT_APIKEY/],
    ['SOMETHING_ELSE_ENTIRELY=x\n', /unknown: SOMETHING_ELSE_ENTIRELY .* see .env.example/],
    ['PORT=3000\nLIVEKIT_URL wss://x\n', /^failed: line 2 cannot be read/],
  ])('%j', async (text, words) => {
    expect(await saidBy(envFile, withEnvFile(text))).toMatch(words)
  })

  it('is made private by --fix', async () => {
    const context = withEnvFile('PORT=3000\n', 0o644)
    expect(await saidBy(envFile, context)).toMatch(/readable by other users.*chmod 600/)
    const [finding] = await runChecks([envFile], context, { repair: true, onFinding: () => undefined })
    expect(finding).toMatchObject({ state: 'ok', repaired: 'only its owner can read it now' })
    expect(statSync(join(root, '.env')).mode & 0o777).toBe(0o600)
  })

  it('is made by --fix where it is missing, and never written over', async () => {
    writeFileSync(join(root, '.env.example'), '# PORT=3000\n')
    const context = contextOf({}, { root, envFile: join(root, '.env') })
    const [without] = await runChecks([envFile], context, { repair: false, onFinding: () => undefined })
    expect(without).toMatchObject({ state: 'warning', detail: 'missing' })
    expect(existsSync(join(root, '.env'))).toBe(false)
    await runChecks([envFile], context, { repair: true, onFinding: () => undefined })
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe('# PORT=3000\n')
    writeFileSync(join(root, '.env'), 'PORT=4000\n')
    await runChecks([envFile], context, { repair: true, onFinding: () => undefined })
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe('PORT=4000\n')
  })

  it('.env.example has known variables only', () => {
    const example = readFileSync(join(ROOT, '.env.example'), 'utf8').replace(/^# (?=[A-Z][A-Z_0-9]*=)/gm, '')
    expect(Object.keys(parseEnv(example)).filter((name) => !KNOWN_VARIABLES.has(name))).toEqual([])
  })

  it('every variable that some part reads is known', () => {
    const configs = globSync('{agent,models,server,stack,store}/src/config.ts', { cwd: ROOT })
    expect(configs).toHaveLength(5)
    const read = configs.flatMap((file) => {
      const declared = readFileSync(join(ROOT, file), 'utf8').matchAll(
        /^ {2,6}([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*): /gm,
      )
      return [...declared].map(([, name = '']) => name)
    })
    expect(read.length).toBeGreaterThan(60)
    expect(
      read.filter((name) => !KNOWN_VARIABLES.has(name) && !['STT', 'LLM', 'TTS'].includes(name)),
    ).toEqual([])
  })
})

describe('settings', () => {
  it.each([
    [{}, /^ok/],
    [{ LIVEKIT_API_KEY: 'key' }, /but not LIVEKIT_URL/],
    [{ LIVEKIT_PUBLIC_URL: 'wss://x' }, /LIVEKIT_PUBLIC_URL is set, but not LIVEKIT_URL/],
    [{ HOST: '0.0.0.0' }, /everybody would be the same user/],
    [{ COACH_TTS: 'openai/tts-1' }, /COACH_TTS asks for OpenAI, but OPENAI_API_KEY is not set/],
    [{ COACH_LLM: 'compatible/llama' }, /COACH_LLM_BASE_URL is not set/],
    [{ COACH_PIPELINE: 'realtime' }, /OPENAI_API_KEY is not set/],
    [{ OPENAI_API_KEY: '<your key>' }, /placeholders are left in \| OPENAI_API_KEY/],
    [{ OPENAI_API_KEY: 'your-openai-key' }, /placeholders/],
    [{ LIVEKIT_URL: 'wss://your-project.livekit.cloud' }, /placeholders are left in \| LIVEKIT_URL/],
    [{ OPENAI_API_KEY: 'sk-abc ' }, /spaces or quotation marks around values \| OPENAI_API_KEY/],
    [{ LIVEKIT_URL: 'wss://steps.livekit.cloud', OPENAI_API_KEY: 'sk-proj-A1b2' }, /^ok/],
  ])('%j', async (env, words) => {
    expect(await saidBy(settings, contextOf(env))).toMatch(words)
  })

  it('names single gaps together with contradictions', async () => {
    const context = contextOf({ HOST: '0.0.0.0' }, { settingGaps: () => ['PORT is no port'] })
    expect(await saidBy(settings, context)).toMatch(/2 wrong \| PORT is no port; HOST=0.0.0.0/)
  })
})

it('packages that are not those of the lock', async () => {
  const { packagesOff } = await import(new URL('../install/packages.mjs', import.meta.url).href)
  const installed = (version: string) => {
    const packages = { 'node_modules/fastify': { version, integrity: 'sha512-x' } }
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
  }
  installed('5.0.0')
  writeFileSync(join(root, 'package-lock.json'), readFileSync(join(root, 'node_modules/.package-lock.json')))
  const said = () => saidBy(nodeAndPackages, contextOf({}, { packagesOff: () => packagesOff(root) }))
  expect(await said()).toMatch(/^ok: Node 2\d\.\d+/)
  installed('4.9.0')
  expect(await said()).toMatch(/^failed: 1 package is not .* node_modules\/fastify.*npm ci/)
  rmSync(join(root, 'node_modules'), { recursive: true })
  expect(await said()).toMatch(/^failed: .*npm ci/)
})

describe('the run', () => {
  const quiet = { repair: false, onFinding: () => undefined }
  const env = {
    LIVEKIT_API_SECRET: 'the-livekit-secret',
    KINETRA_JOB_SECRET: 'first-secret-of-jobs, second-secret-of-jobs',
    MONGODB_URI: 'mongodb+srv://user:pass%20word@host/db',
    COACH_LLM_API_KEY: 'key-of-an-own-model',
    METRICS_TOKEN: 'token-of-prometheus',
    MODELS_API_KEY: 'key-of-the-models',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic c2VjcmV0',
    OPENAI_API_KEY: 'sk-proj-secret',
  }
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.abc-_123'
  const gossip = `${Object.values(env).join(' ')} second-secret-of-jobs ${token}`

  it('never lets a secret out, whoever tells it', async () => {
    const checks: Check[] = [
      {
        name: 'a',
        title: 'A',
        run: async () => ({ state: 'failed', detail: gossip, cause: gossip, fix: gossip }),
      },
      { name: 'b', title: 'B', run: () => Promise.reject(new Error(gossip)) },
    ]
    const told = JSON.stringify(await runChecks(checks, contextOf(env), quiet))
    for (const secret of [
      'livekit-secret',
      'first-secret',
      'second-secret',
      'pass%20word',
      'own-model',
      'of-prometheus',
      'of-the-models',
      'c2VjcmV0',
      'sk-proj',
      token,
    ]) {
      expect(told).not.toContain(secret)
    }
    expect(redactor(env)('mongodb://user:other@host')).toBe('mongodb://user:[hidden]@host')
  })

  it('leaves out what stands on something that failed', async () => {
    const asked: string[] = []
    const check = (name: string, needs: string[], fails: boolean): Check => ({
      name,
      title: name,
      needs,
      run: async () => {
        asked.push(name)
        if (fails) throw new Error('planted')
        return { state: 'ok', detail: '' }
      },
    })
    const checks = [
      check('a', [], true),
      check('b', ['a'], false),
      check('c', ['b'], false),
      check('d', [], false),
    ]
    const findings = await runChecks(checks, contextOf({}), quiet)
    expect(findings.map((finding) => finding.state)).toEqual(['failed', 'skipped', 'skipped', 'ok'])
    expect(asked).toEqual(['a', 'd'])
    expect(findings[0]).toMatchObject({ cause: 'planted' })
  })
})
