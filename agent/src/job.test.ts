import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@kinetra/store/store'
import { initializeLogger, JobProcess, log } from '@livekit/agents'
import { expect, it, vi } from 'vitest'
import job from './job.ts'

it('a process that cannot get ready says so at once, and gets ready as soon as it can', async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-prewarm-'))
  const place = join(folder, 'not-there-yet')
  // A file of that name cannot be: its folder is one, too.
  await mkdir(join(place, 'kinetra.db'), { recursive: true })
  vi.stubEnv('LIVEKIT_URL', 'ws://127.0.0.1:7880')
  vi.stubEnv('LIVEKIT_API_KEY', 'key')
  vi.stubEnv('LIVEKIT_API_SECRET', 'secret')
  vi.stubEnv('OPENAI_API_KEY', 'sk-test')
  vi.stubEnv('KINETRA_DB', join(place, 'kinetra.db'))
  const said = vi.spyOn(log(), 'error')
  const child = new JobProcess<{ store: Store }>()
  const ready = job.prewarm?.(child as never)
  await vi.waitFor(() => expect(said.mock.calls.join()).toContain('the store could not be opened'))
  await rm(place, { recursive: true })
  await mkdir(place)
  await ready
  await child.userData.store.close()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})
