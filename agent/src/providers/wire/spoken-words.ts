import { begunAtTheEnd, firstOf, roleAt } from './begun-words.ts'
import { kindOfMarker, markerAt } from './template-markers.ts'
import { FIRST_SENTENCE, THINKS_ALOUD, type Thinking } from './thinking.ts'

/** What may be anything but words: a marker, JSON, a fence, functionary's `>>>`. */
const SUSPICIOUS = /[<[{◁]|```|>>>/
/**
 * Tells the words of a reply from all else that models write into them: thoughts, tool calls, tokens of their chat
 * templates. Of text in pieces it gives the words as soon as they are sure to be words.
 */
export class SpokenWords {
  #state: 'words' | 'thought' | 'channel' | 'role' | 'call' | 'over' = 'words'
  /** Not looked at yet, or not decided. */
  #text = ''
  #words = ''
  #calls = ''
  /** Whether what comes now is the answer for sure, and not a thought that was not opened. */
  #isAnswer = false
  #hasSpoken = false
  #thinking: Thinking
  readonly #names: RegExp | undefined
  readonly #toolNames: readonly string[]

  constructor(toolNames: ReadonlySet<string>, thinking: Thinking) {
    // Phi's template begins its calls with a word of its own.
    this.#toolNames = [...toolNames, 'functools']
    this.#thinking = thinking
    if (toolNames.size > 0)
      this.#names = new RegExp(
        `(?<!\\w)(?:${this.#toolNames.map((name) => RegExp.escape(name)).join('|')})(?!\\w)`,
      )
  }

  /** The text from the first tool call on. */
  get calls(): string {
    return this.#calls
  }

  /** What this reply says about the model's habit. */
  get thinking(): Thinking {
    return this.#thinking === 'unknown' && this.#isAnswer ? 'opened' : this.#thinking
  }

  /** Whether there are words that may turn out to be thoughts that were not opened. */
  get isHeld(): boolean {
    return !this.#isAnswer && this.#words.trim() !== ''
  }

  push(text: string): void {
    this.#text += text
    while (this.#text !== '' && this.#step(false));
  }

  /** The words that are sure; all that there are where one cannot wait any longer. */
  take({ isLate = false } = {}): string {
    if (!this.#isAnswer && !(isLate ? !this.#mayBeThoughts : this.#isSure)) return ''
    return this.#taken()
  }

  /** The rest of the words, when the reply is over; thoughts that never came to an answer are none. */
  end({ isCutOff = false } = {}): string {
    while (this.#text !== '' && this.#step(true));
    const isThought = THINKS_ALOUD.test(this.#words) || (isCutOff && this.#thinking === 'unopened')
    if (!this.#isAnswer && isThought) this.#words = ''
    return this.#taken()
  }

  /** There were no tool calls in what looked like some: it was said after all, if it is not data. */
  endWithoutCalls(): string {
    const text = this.#calls.replace(/```\w*|[{}]/g, '')
    this.#calls = ''
    return /":|\w_\w|<|\[/.test(text) ? '' : text
  }

  #taken(): string {
    const words = this.#hasSpoken ? this.#words : this.#words.trimStart()
    this.#words = ''
    this.#hasSpoken ||= words !== ''
    this.#isAnswer ||= words !== ''
    return words
  }

  get #isSure(): boolean {
    return this.#thinking === 'opened' && FIRST_SENTENCE.test(this.#words) && !this.#mayBeThoughts
  }

  get #mayBeThoughts(): boolean {
    return this.#thinking === 'unopened' || THINKS_ALOUD.test(this.#words)
  }

  /** Takes one step through the text; false where more of it has to come. */
  #step(isLast: boolean): boolean {
    switch (this.#state) {
      case 'words':
        return this.#stepInWords(isLast)
      case 'thought':
        return this.#skipThought()
      case 'channel': {
        const [header, name = ''] = /^([\s\S]{0,200}?)<\|message\|>/.exec(this.#text) ?? []
        if (header === undefined) return this.#skipChannelWithoutMessage(isLast)
        this.#state = /to=/.test(name) ? 'call' : /^\s*(final|commentary)/.test(name) ? 'words' : 'thought'
        if (this.#state === 'call') this.#calls += name
        this.#text = this.#text.slice(header.length)
        return true
      }
      case 'role': {
        const role = roleAt(this.#text, isLast)
        if (!role) return false
        this.#state = role.isForeign ? 'over' : 'words'
        this.#text = this.#text.slice(role.length)
        return true
      }
      case 'call':
        this.#calls += this.#text
        this.#text = ''
        return this.#leaveThoughts()
      case 'over':
        this.#text = ''
        return false
    }
  }

  #stepInWords(isLast: boolean): boolean {
    const text = this.#text
    const at = firstOf([SUSPICIOUS, this.#names], text)
    if (at === text.length) {
      // A name, a fence or an arrow may be under way.
      const pending = isLast ? 0 : begunAtTheEnd(text, this.#toolNames)
      this.#say(text.length - pending)
      return false
    }
    if (at > 0) return this.#say(at)
    if (text.startsWith('{') || text.startsWith('```')) return this.#beginCall()
    if (text.startsWith('>>>')) return this.#stepAtRecipient(isLast)
    if (/^\w/.test(text)) {
      const [name = ''] = this.#names?.exec(text) ?? []
      const behind = text.slice(name.length)
      if (behind.trim() === '' && !isLast) return false
      return /^\s*[({[]/.test(behind) ? this.#beginCall() : this.#say(name.length)
    }
    return this.#stepAtMarker(isLast)
  }

  #stepAtRecipient(isLast: boolean): boolean {
    const [header, name = ''] = /^>>>(\w+)\s*\n/.exec(this.#text) ?? []
    if (header === undefined) return isLast || this.#text.length > 60 ? this.#say(3) : false
    if (name !== 'all') return this.#beginCall()
    this.#text = this.#text.slice(header.length)
    return true
  }

  #stepAtMarker(isLast: boolean): boolean {
    const text = this.#text
    const behind = text.slice(1).trimStart()
    if (text.startsWith('[') && (behind.startsWith('{') || this.#isCall(behind))) return this.#beginCall()
    const marker = markerAt(text)
    if (
      marker === undefined ||
      (text.startsWith('[') && this.#toolNames.some((name) => name.startsWith(behind)))
    ) {
      if (!isLast) return false
      this.#text = ''
      if (!/^<[|｜/]/.test(text)) this.#words += text
      return true
    }
    if (marker === null) return this.#say(1)
    this.#text = text.slice(marker.length)
    const kind = kindOfMarker(marker)
    switch (kind) {
      case 'thought-end':
        this.#forgetThoughts()
        return true
      case 'call':
        this.#text = marker + this.#text
        return this.#beginCall()
      case 'over':
        // Some templates begin with the end of what was before.
        if (this.#words.trim() !== '' || this.#hasSpoken) this.#state = 'over'
        return true
      case 'thought':
      case 'channel':
      case 'role':
        this.#state = kind
        return true
      case 'other':
        return true
    }
  }

  #isCall(text: string): boolean {
    const match = this.#names?.exec(text)
    return match?.index === 0 && /^\s*\(/.test(text.slice(match[0].length))
  }

  #say(length: number): boolean {
    this.#words += this.#text.slice(0, length)
    this.#text = this.#text.slice(length)
    return length > 0
  }

  /** From the first tool call on nothing is said any more: its result is not known yet. */
  #beginCall(): boolean {
    this.#state = 'call'
    return true
  }

  /** A tool call among thoughts that were not opened is none. */
  #leaveThoughts(): boolean {
    for (const { 0: marker, index } of this.#calls.matchAll(/<\/[^<>\n]*>|\[\/[A-Z_]+\]|◁\/[^◁▷\n]*▷/g)) {
      if (kindOfMarker(marker) !== 'thought-end') continue
      this.#text = this.#calls.slice(index + marker.length)
      this.#calls = ''
      this.#state = 'words'
      this.#forgetThoughts()
      return true
    }
    return false
  }

  #forgetThoughts(): void {
    this.#words = ''
    if (!this.#isAnswer) this.#thinking = 'unopened'
    // What follows is the answer.
    this.#isAnswer = true
  }

  #skipThought(): boolean {
    for (const { 0: marker, index } of this.#text.matchAll(/<[^<>\n]*>|\[\/[A-Z_]+\]|◁\/[^◁▷\n]*▷/g)) {
      const kind = kindOfMarker(marker)
      const isNext = kind === 'channel' || kind === 'over'
      if (!isNext && kind !== 'thought-end' && !/^<\|(end|start)\|>$/.test(marker)) continue
      this.#state = isNext || kind === 'role' ? kind : 'words'
      this.#isAnswer ||= kind === 'thought-end'
      this.#text = this.#text.slice(index + marker.length)
      return true
    }
    // Only a marker that is under way matters.
    this.#text = /[<[◁][^>\]▷]*$/.exec(this.#text)?.[0] ?? ''
    return false
  }

  /** Gemma's channels have no `<|message|>`: their name ends with its line. */
  #skipChannelWithoutMessage(isLast: boolean): boolean {
    const [line] = /^\s*\w+\s*\n/.exec(this.#text) ?? []
    if (line === undefined && !isLast && this.#text.length < 200) return false
    this.#state = 'thought'
    return true
  }
}
