import { turnToBegin } from '../worker/begin-in-turn.ts'

// A job process that begins a call, and has begun it when it is told so.
const hasBegun = await turnToBegin()
process.on('message', (message) => {
  if (message === 'go on') hasBegun()
})
