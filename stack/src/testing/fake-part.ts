// A part for tests: it serves /health, dies when asked for /die, starts a child of its own that ignores
// SIGTERM, and writes the ids of both as JSON to the file it is given.
//   node fake-part.ts <port> <pid file>
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port = '0', pidFile = ''] = process.argv.slice(2)
const stubborn = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); process.send('on')`
const child = spawn(process.execPath, ['-e', stubborn], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })

const server = createServer((request, response) => {
  if (request.url === '/die') {
    process.stderr.write('{"level":60,"msg":"the reason it died"}\n')
    process.exit(7)
  }
  response.end('{"status":"ok"}')
})
child.once('message', () => {
  server.listen(Number(port), '127.0.0.1', () => {
    writeFileSync(pidFile, JSON.stringify([process.pid, child.pid]))
  })
})
