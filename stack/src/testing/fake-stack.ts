// A program that supervises fake parts, for tests that end it in every way.
//   node fake-stack.ts <folder> <port>...
import { join } from 'node:path'
import { endRequested } from '../run/signals.ts'
import { Supervisor } from '../run/supervisor.ts'
import { fakePlan } from './fake-plan.ts'

const [folder = '', ...ports] = process.argv.slice(2)
const ended = endRequested()
const supervisor = new Supervisor(join(folder, 'logs'))
await Promise.all(ports.map((port) => supervisor.start(fakePlan(folder, Number(port)))))
process.stdout.write('ready\n')
await Promise.race([ended, supervisor.failure])
await supervisor.stop()
process.exit()
