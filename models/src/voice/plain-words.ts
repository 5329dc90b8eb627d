/** What the voice would spell out or read wrongly, and the words to say instead; order matters. */
const replacements: [RegExp, string][] = [
  // Within a word it joins two, as in the name "morning_run_2"; elsewhere it is markup.
  [/(?<=[\p{L}\p{N}])[*_`#]+(?=[\p{L}\p{N}])/gu, ' '],
  [/[*_`#]+/g, ''],
  [/\p{Extended_Pictographic}[\u{FE0F}\u{200D}]*/gu, ''],
  [/\bToe2345\b/gi, 'toes two to five'],
  [/\bToe1\b/gi, 'big toe'],
  [/\bMed(?:ial)? Heel\b/gi, 'medial heel'],
  [/\bLat(?:eral)? Heel\b/gi, 'lateral heel'],
  [/\bM([1-5])\b/g, 'M $1'],
  [/(\d)\s*[–—-]\s*(?=\d)/g, '$1 to '],
  [/(^|[\s(])[−-](?=\d)/g, '$1minus '],
  [/(\d)\s*%/g, '$1 percent'],
  [/(\d)\s*°/g, '$1 degrees'],
  [/(\d)\s*kPa\b/g, '$1 kilopascals'],
  [/(\d)\s*ms\b/g, '$1 milliseconds'],
  [/(\d)\s*Hz\b/g, '$1 hertz'],
  [/(\d)\s*km\b/g, '$1 kilometres'],
  [/\s*&\s*/g, ' and '],
  [/\s+[–—]\s+|\s*—\s*/g, ', '],
  [/\s+/g, ' '],
]

/** Writes short forms of the field, units and signs as the words a person would say. */
export function plainWords(text: string): string {
  return replacements.reduce((words, [pattern, said]) => words.replace(pattern, said), text).trim()
}
