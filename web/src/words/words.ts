import type { Language } from '@kinetra/coach-ui'
import type { SentenceWords } from '@kinetra/workouts/usual/sentence'
import { english } from '@kinetra/workouts/usual/sentence-en'
import { setupI18n } from '@lingui/core'
import { messages as en } from './en.ts'
import type { messages as ofPages } from './en-pages.ts'

type English = typeof en & typeof ofPages
export type MessageId = keyof English
/** A language's file: it says everything that the English one says. */
export type Catalogue = Readonly<Record<MessageId, string>>

/** English is part of the pages that say it; the other languages are loaded where they are spoken. */
const FILES = import.meta.glob<{ messages: Catalogue; sentences: SentenceWords }>(['./??.ts', '!./en.ts'])
const i18n = setupI18n({ locale: 'en', messages: { en } })
let sentences: SentenceWords = english

/** The language that the page is in; `t` speaks it, and numbers and days are written in it. */
export const spoken = (): Language => i18n.locale as Language

/** Changes the language; where its words cannot be loaded the page stays as it is. */
export async function speak(language: Language): Promise<void> {
  const load = FILES[`./${language}.ts`]
  const loaded = await load?.().catch(() => undefined)
  if (load && !loaded) return
  sentences = loaded?.sentences ?? english
  i18n.load(language, { ...loaded?.messages })
  i18n.activate(language)
}

/** How a workout went, and places within a sentence, in the page's language. */
export const sentenceWords = (): SentenceWords => sentences

/** Adds what a page says that is loaded when it is opened. */
export function addEnglish(messages: Partial<Catalogue>): void {
  i18n.load('en', messages)
}

/** What stands behind an opening brace, up to the end of its name; branches of a plural are no names. */
type NameAt<Text> = Text extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name},${string}`
    ? Name
    : Inside extends `${string} ${string}` | `${string}#${string}`
      ? never
      : Inside
  : never
type NamesIn<Text> = Text extends `${string}{${infer Rest}` ? NameAt<Rest> | NamesIn<Rest> : never
type ValuesOf<Id extends MessageId> = [NamesIn<English[Id]>] extends [never]
  ? []
  : [values: { readonly [Name in NamesIn<English[Id]>]: string | number }]

/** A message that takes no values. */
export type PlainId = { [Id in MessageId]: ValuesOf<Id> extends [] ? Id : never }[MessageId]

/** What a message says with its values, in the page's language. */
export function t<Id extends MessageId>(id: Id, ...[values]: ValuesOf<Id>): string {
  return i18n._(id, values)
}
