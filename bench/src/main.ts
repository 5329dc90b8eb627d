import { benchAtOnce } from './at-once.ts'
import { benchBurst } from './burst.ts'
import { benchClick } from './click.ts'
import { benchCompare } from './commits/compare.ts'
import { benchConnectionDetails } from './connection-details.ts'
import { benchConversation } from './conversation.ts'
import { benchCueMemory } from './cue-memory.ts'
import { benchCues } from './cues.ts'
import { benchGate } from './effort/bench-gate.ts'
import { benchFaults } from './faults/faults.ts'
import { benchHeard, benchHeardInDevelopment } from './heard.ts'
import { benchImport } from './import.ts'
import { benchInterruption } from './interruption.ts'
import { benchKills } from './kills.ts'
import { benchLivePage } from './live-page.ts'
import type { Measured } from './measured.ts'
import { benchMemory } from './memory.ts'
import { benchNumbers } from './numbers.ts'
import { benchPage } from './page.ts'
import { benchPageSizes } from './page-sizes.ts'
import { benchPeer } from './peer/peer.ts'
import { benchRedispatch } from './redispatch.ts'
import { benchReport } from './report/report.ts'
import { benchSoak } from './soak.ts'
import { benchStore } from './store.ts'
import { printMeasured } from './table.ts'
import { benchTurnEnd } from './turn-end.ts'
import { benchVoice } from './voice.ts'
import { benchWatching } from './watching.ts'

interface Bench {
  readonly what: string
  /** How often or how much, where nothing is said. */
  readonly size: number
  /** @param words what stands behind the bench's name. */
  run(size: number, words: readonly string[]): Promise<Measured> | Promise<void>
  /** How often or how much in the report, where it has a section there. */
  readonly inReport?: number
}

const BENCHES: Readonly<Record<string, Bench>> = {
  voice: { what: 'spoken turns in received sound', size: 30, inReport: 60, run: benchVoice },
  'turn-end': {
    what: 'questions in one go and with pauses, without a call: what tells of their end, how long it is waited for',
    size: 372,
    run: benchTurnEnd,
  },
  click: { what: 'clicks to first sound in Chromium', size: 10, inReport: 21, run: benchClick },
  interruption: {
    what: 'rounds of speaking over the coach in Chromium',
    size: 7,
    inReport: 12,
    run: benchInterruption,
  },
  heard: {
    what: 'frozen sentences at most, typed, and in each voice and condition',
    size: 1000,
    inReport: 1000,
    run: benchHeard,
  },
  'heard-development': {
    what: 'sentences for work on the hearing, in each voice and condition; prints those that failed',
    size: 1000,
    run: benchHeardInDevelopment,
  },
  numbers: {
    what: 'invented numbers each that pass the check, and true sentences that do not',
    size: 200,
    run: benchNumbers,
  },
  cues: {
    what: 'steady hours through the rules of cues: false alarms; four seeds each of every story: found, and how soon',
    size: 50,
    run: benchCues,
  },
  'cue-memory': {
    what: 'minutes of a workout at 100 Hz that a job follows: its memory',
    size: 120,
    run: benchCueMemory,
  },
  page: {
    what: 'rounds of a call with the replay running in Chromium',
    size: 5,
    inReport: 5,
    run: benchPage,
  },
  'live-page': {
    what: 'minutes of a run at 100 Hz on the page for a run: pictures a second, and the memory of the page',
    size: 120,
    inReport: 120,
    run: benchLivePage,
  },
  'page-sizes': { what: 'largest files of the built page', size: 12, inReport: 12, run: benchPageSizes },
  store: {
    what: 'the store’s figures up to that many frames',
    size: 100_000,
    inReport: 100_000,
    run: benchStore,
  },
  import: {
    what: 'megabytes of one recording that is imported: time and memory',
    size: 100,
    run: benchImport,
  },
  kills: {
    what: 'SIGKILLs in the middle of appends, each of the server, of a writer and of the database',
    size: 20,
    run: benchKills,
  },
  calls: {
    what: 'calls at once at most, from one on: greetings, answers, who is told that all are busy',
    size: 12,
    inReport: 12,
    run: benchAtOnce,
  },
  memory: { what: 'memory by process, after that many turns', size: 10, inReport: 10, run: benchMemory },
  soak: {
    what: 'minutes with four calls at once, one after another: memory, processes left, complaints in the logs',
    size: 60,
    inReport: 15,
    run: benchSoak,
  },
  burst: {
    what: 'clicks within two seconds, two more than there are places: who is greeted when, who is told what',
    size: 10,
    run: benchBurst,
  },
  faults: {
    what: 'callers in a cluster whose parts are killed and cut off: what they hear, what is lost',
    size: 4,
    run: benchFaults,
  },
  watching: {
    what: 'calls at most that ten servers watch in virtual time: requests a second to store and LiveKit',
    size: 1000,
    run: benchWatching,
  },
  conversation: {
    what: 'spoken conversations of ten turns, as transcripts',
    size: 2,
    run: benchConversation,
  },
  'connection-details': {
    what: 'seconds of the token endpoint at 200 requests a second; one user’s flood beside another',
    size: 10,
    run: benchConnectionDetails,
  },
  peer: {
    what: 'spoken turns of each: the coach, and LiveKit’s own agents over the same models',
    size: 20,
    inReport: 30,
    run: benchPeer,
  },
  compare: {
    what: 'a commit beside this one, in turn: turns of each behind the commit',
    size: 40,
    run: async (_size, words) => await benchCompare(words),
  },
  gate: {
    what: 'the processor time of a scripted turn against a commit, HEAD^ where none is named',
    size: 1,
    run: async (_size, [reference]) => await benchGate(reference),
  },
  report: {
    what: 'writes docs/measurements.md, or the sections that are named',
    size: 1,
    run: async (_size, sections) => await benchReport(BENCHES, sections),
  },
  redispatch: {
    what: 'runs until a coach is there: no worker at first; job killed',
    size: 20,
    run: benchRedispatch,
  },
}

const [name = 'voice', ...words] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench) {
  const measured = await bench.run(Number(words[0] ?? bench.size), words)
  if (measured) printMeasured(measured)
} else {
  const lines = Object.entries(BENCHES).map(
    ([known, { what, size: usual }]) => `npm run bench -- ${`${known} [${usual}]`.padEnd(22)} ${what}`,
  )
  process.stderr.write(`There is no bench "${name}".\n${lines.join('\n')}\n`)
  process.exitCode = 1
}
process.exit()
