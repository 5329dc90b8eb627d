import { benchCalls } from './calls.ts'
import { benchClick } from './click.ts'
import { benchInterruption } from './interruption.ts'
import { benchStore } from './store.ts'
import { benchVoice } from './voice.ts'

const USAGE = `npm run bench -- voice [turns]      spoken turns in received sound, memory of each process
npm run bench -- click [clicks]     click to first sound in Chromium
npm run bench -- interruption [rounds]  the user speaks over the coach in Chromium
npm run bench -- store [frames]     the store's figures up to a number of frames
npm run bench -- calls [calls]      memory over many calls, one after another
`

const [what = 'voice', size] = process.argv.slice(2)
switch (what) {
  case 'voice':
    await benchVoice(Number(size ?? 30))
    break
  case 'store':
    await benchStore(Number(size ?? 100_000))
    break
  case 'calls':
    await benchCalls(Number(size ?? 200))
    break
  case 'click':
    await benchClick(Number(size ?? 10))
    break
  case 'interruption':
    await benchInterruption(Number(size ?? 7))
    break
  default:
    process.stderr.write(`There is no bench "${what}".\n${USAGE}`)
    process.exitCode = 1
}
process.exit()
