import { benchVoice } from './voice.ts'

const [what = 'voice', count = '30'] = process.argv.slice(2)
switch (what) {
  case 'voice':
    await benchVoice(Number(count))
    break
  default:
    process.stderr.write(`There is no bench "${what}". Say: npm run bench -- voice [turns]\n`)
    process.exitCode = 1
}
process.exit()
