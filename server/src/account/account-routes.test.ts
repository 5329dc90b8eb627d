import { LOCAL_USER } from '@kinetra/protocol/ids'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ask, asker } from '../testing/ask.ts'
import { evenFrames } from '../testing/frames.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let ask: Ask
beforeAll(async () => {
  server = await startTestServer()
  ask = asker(server.app)
})
afterAll(async () => await server.close())

const START = Date.UTC(2026, 4, 4, 7)

/** Something of everything. */
async function inhabit() {
  const { store } = server
  const { id } = (await ask('POST', '/api/workouts', { name: '=Morning, "run"', type: 'running' })).json()
  const frames = evenFrames(START, 30)
  await ask('POST', `/api/workouts/${id}/frames`, { seq: 0, frames })
  const note = (await ask('POST', `/api/workouts/${id}/notes`, { text: 'Felt good,\nmostly' })).json()
  const call = { id: 'c'.repeat(32), userId: LOCAL_USER, workoutId: id, roomName: 'room' }
  await store.calls.create(call)
  const at = new Date().toISOString()
  await store.calls.appendTurn(call.id, { who: 'user', text: 'How hard was it?', at, workoutId: id })
  await store.calls.end(call.id)
  return { id, note: note.id as string, call: call.id, frames }
}

async function auditOf(userId: string) {
  const entries: string[] = []
  for await (const { who, action, what, subjectId } of server.store.audit.list({ userId }))
    entries.push([who, action, what, subjectId].join(' '))
  return entries
}

it('everything is in one archive, as JSON and as tables', async () => {
  const { id, call, frames } = await inhabit()
  const answer = await ask('GET', '/api/archive')
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toMatch(/kinetra-\d{4}-\d\d-\d\d\.zip/)
  const files = unzipSync(new Uint8Array(answer.rawPayload))
  const textOf = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const folder = `workouts/${new Date().toISOString().slice(0, 10)}-morning-run-${id}`
  expect(Object.keys(files)).toEqual([
    ...['README.txt', 'settings.json', 'workouts.json', 'workouts.csv', 'notes.json', 'notes.csv'],
    ...['conversations.json', 'conversations.csv', 'audit.json', 'audit.csv'],
    ...['summary.json', 'events.json', 'events.csv', 'frames.jsonl', 'frames.csv'].map(
      (name) => `${folder}/${name}`,
    ),
  ])
  expect(JSON.parse(textOf('settings.json')).keepConversationsDays).toBe(90)
  expect(JSON.parse(textOf('workouts.json'))).toMatchObject([{ id, frameCount: 30 }])
  expect(textOf('workouts.csv')).toContain(`"'=Morning, ""run"""`)
  expect(JSON.parse(textOf('notes.json'))).toMatchObject([{ workoutId: id, text: 'Felt good,\nmostly' }])
  expect(JSON.parse(textOf('conversations.json'))).toMatchObject([
    { id: call, turns: [{ text: 'How hard was it?' }] },
  ])
  const [, said = ''] = textOf('conversations.csv').split('\n')
  expect(said).toMatch(new RegExp(`^${call},${id},.*,user,How hard was it\\?$`))
  const lines = textOf(`${folder}/frames.jsonl`).trim().split('\n')
  expect(lines).toHaveLength(31)
  expect(JSON.parse(lines[30] ?? '').timestamp).toBe(frames[29]?.timestamp)
  expect(textOf(`${folder}/frames.csv`).trim().split('\n')).toHaveLength(33)
})

it('who read, exported and deleted what is written down, without what is in it', async () => {
  await server.store.people.delete(LOCAL_USER)
  const before = (await auditOf(LOCAL_USER)).length
  const { id, note, call } = await inhabit()
  for (let index = 0; index < 3; index++) await ask('GET', `/api/workouts/${id}`)
  await ask('GET', `/api/calls/${call}/turns`)
  expect((await ask('DELETE', `/api/workouts/${id}/notes/${note}`)).statusCode).toBe(204)
  expect((await ask('DELETE', `/api/workouts/${id}/notes/${note}`)).statusCode).toBe(404)
  expect((await ask('GET', `/api/workouts/${id}/notes`)).json().notes).toEqual([])
  await ask('DELETE', `/api/calls/${call}`)
  await ask('DELETE', `/api/workouts/${id}`)
  await ask('DELETE', '/api/settings')
  expect((await auditOf(LOCAL_USER)).slice(before)).toEqual([
    `local read workout ${id}`,
    `local read conversation ${call}`,
    `local delete note ${id}/${note}`,
    `local delete conversation ${call}`,
    `local delete workout ${id}`,
    'local delete settings ',
  ])
})

it('deleting the account leaves nothing of it, and nobody else’s goes', async () => {
  const { id, call } = await inhabit()
  const other = await server.store.workouts.create('somebody', { name: 'Theirs', type: 'running' })
  const answer = await ask('DELETE', '/api/account')
  expect(answer.json()).toEqual({ workouts: 1, calls: 1 })
  expect((await ask('GET', `/api/workouts/${id}`)).statusCode).toBe(404)
  expect((await ask('GET', `/api/calls/${call}/turns`)).statusCode).toBe(404)
  expect((await ask('GET', '/api/calls')).json().calls).toEqual([])
  expect((await auditOf(LOCAL_USER)).at(-1)).toBe('local delete account ')
  await server.store.workouts.get('somebody', other.id)
})
