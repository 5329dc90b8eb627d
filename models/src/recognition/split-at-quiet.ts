const windowMs = 80
const stepMs = 20
/** A cut is looked for in the last 60 % of a block, so that no block becomes needlessly short. */
const earliestCut = 0.4

/** Where the quietest window between two positions has its middle. */
function quietestPoint(samples: Float32Array, from: number, to: number, sampleRate: number): number {
  const windowLength = Math.round((sampleRate * windowMs) / 1000)
  const step = Math.round((sampleRate * stepMs) / 1000)
  let quietest = Number.POSITIVE_INFINITY
  let point = to
  for (let start = from; start + windowLength <= to; start += step) {
    let energy = 0
    for (let index = start; index < start + windowLength; index += 1) energy += (samples[index] ?? 0) ** 2
    if (energy < quietest) {
      quietest = energy
      point = start + (windowLength >> 1)
    }
  }
  return point
}

/** Cuts a recording into blocks of at most `longestMs`, each cut at the quietest point of its block. */
export function splitAtQuiet(samples: Float32Array, sampleRate: number, longestMs: number): Float32Array[] {
  const longest = Math.floor((sampleRate * longestMs) / 1000)
  const blocks: Float32Array[] = []
  let start = 0
  while (samples.length - start > longest) {
    const end = quietestPoint(samples, start + Math.floor(longest * earliestCut), start + longest, sampleRate)
    blocks.push(samples.subarray(start, end))
    start = end
  }
  blocks.push(samples.subarray(start))
  return blocks
}
