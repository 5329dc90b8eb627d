/** What a piece of a chat template means for the words around it. */
export type MarkerKind =
  | 'thought'
  | 'thought-end'
  | 'call'
  /** The words up to the next marker say what kind of words follow (OpenAI's "harmony" template). */
  | 'channel'
  /** The next word is a role. */
  | 'role'
  /** The answer is over: what follows is the model playing the other side. */
  | 'over'
  /** Means nothing for the words. */
  | 'other'

const THOUGHT = /think|thought|reason|reflect|scratchpad|analysis|monologue/
const CALL = /tool|function|invoke|action|plugin|call|args|python_tag/
const RESULT = /(tool|function|call).*(response|result|output)|observation/
const OVER = /^(im_end|eo[mt](_id)?|eos|end_?of_?(turn|text|sentence)|return|user|system|human)$/
const ROLE = /^(im_start|start|start_header_id|start_of_turn|start_of_role|turn)$/

/** @param marker with its brackets, such as `<|im_end|>`, `</think>`, `[TOOL_CALLS]`, `<｜tool▁calls▁begin｜>`. */
export function kindOfMarker(marker: string): MarkerKind {
  const [name = ''] = marker
    .toLowerCase()
    .replaceAll('▁', '_')
    .replace(/^[<[◁|｜/]+(dsml[|｜])?/, '')
    .split(/[\s=>|｜\]▷]/)
  // A closing one, as `</x>`, `[/X]`, `<|/x|>`, Gemma's `<x|>` and Cohere's `<|END_X|>`.
  const isEnd = /^[<[◁][|｜]?\//.test(marker) || /^<[^|｜].*[|｜]>$/.test(marker) || /^end_/.test(name)
  if (OVER.test(name) || marker === '</s>' || marker === '<turn|>') return 'over'
  if (name === 'channel') return isEnd ? 'thought-end' : 'channel'
  if (THOUGHT.test(name)) return isEnd ? 'thought-end' : 'thought'
  if (RESULT.test(name)) return 'over'
  if (CALL.test(name)) return isEnd ? 'other' : 'call'
  return ROLE.test(name) ? 'role' : 'other'
}

/** Longer than any: a bracket so far from its end is a sign in a sentence. */
const LONGEST = 90

/**
 * The marker that a text begins with: `null` where it is none, `undefined` where more of the text has to come.
 * @param text begins with `<`, `[` or `◁`.
 */
export function markerAt(text: string): string | null | undefined {
  const [, whole] = WHOLE.exec(text) ?? []
  if (whole !== undefined) return whole
  return text.length < LONGEST && BEGUN.test(text) ? undefined : null
}

const WHOLE = /^(<[|｜/a-zA-Z_][^<>\n]*>|\[\/?[A-Z][A-Z_]{2,}\]|◁[^◁▷\n]*▷)/
const BEGUN = /^(<([|｜/a-zA-Z_][^<>\n]*)?|\[(\/?([A-Z][A-Z_]*)?)?|◁[^◁▷\n]*)$/
