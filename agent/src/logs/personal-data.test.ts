import { initializeLogger, log } from '@livekit/agents'
import { expect, it, onTestFinished, vi } from 'vitest'
import { leaveOutPersonalData } from './personal-data.ts'

it('what was said and who was there is left out of the framework’s log, and of those made from it', () => {
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  onTestFinished(() => write.mockRestore())
  initializeLogger({ pretty: false, level: 'info' })
  leaveOutPersonalData(log())
  const line = { calls: 2, 'lk.pii.message': 'I said it', 'lk.pii.participant_identity': 'jane' }
  log().info(line, 'first')
  log().child({ part: 'a child' }).info(line, 'second')
  const all = written.join('')
  expect(all).toMatch(/"calls":2,"msg":"first".+"a child","calls":2,"msg":"second"/s)
  expect(all).not.toMatch(/I said it|jane/)
})
