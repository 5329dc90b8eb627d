import { LANGUAGES, type Language, languageOf } from '@kinetra/coach-ui'
import { openStorage } from '@kinetra/coach-ui/preferences'
import { createStore } from '@kinetra/coach-ui/store'
import { speak, spoken, t } from './words.ts'

const KEY = 'kinetra.language'
const storage = openStorage('localStorage')

/** What the user chose for this browser; `system` goes by the browser's own language. */
export type LanguageChoice = Language | 'system'

/** The choice, and the language that the page is in. */
export const languageStore = createStore<{ readonly choice: LanguageChoice; readonly language: Language }>({
  choice: LANGUAGES.find((language) => language === storage.getItem(KEY)) ?? 'system',
  language: 'en',
})

/** Puts the page into the language of the choice, for eyes, screen readers and search engines. */
export async function applyLanguage(choice = languageStore.get().choice): Promise<void> {
  await speak(languageOf(choice === 'system' ? navigator.language : choice))
  const language = spoken()
  document.documentElement.lang = language
  document.querySelector('meta[name="description"]')?.setAttribute('content', t('pageDescription'))
  languageStore.set({ choice, language })
}

export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  if (choice === 'system') storage.removeItem(KEY)
  else storage.setItem(KEY, choice)
  await applyLanguage(choice)
}
