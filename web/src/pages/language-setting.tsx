import { LANGUAGES } from '@kinetra/coach-ui'
import { useStore } from '@kinetra/coach-ui/store'
import { Choice, SettingGroup } from '../settings/setting-row.tsx'
import { chooseLanguage, type LanguageChoice, languageStore } from '../words/language.ts'
import { t } from '../words/words.ts'

/** Each language by its own name, so that one who cannot read this page finds the way out. */
const nameOf = (language: string) =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language

/** The language of the page; the coach keeps its own. */
export function LanguageSetting() {
  const choice = useStore(languageStore, (value) => value.choice)
  return (
    <SettingGroup id="page" title={t('page')} words={t('pageWords')}>
      <Choice<LanguageChoice>
        id="language"
        name={t('language')}
        words={t('languageWords')}
        value={choice}
        options={[
          ['system', t('languageOfBrowser')],
          ...LANGUAGES.map((language) => [language, nameOf(language)] as const),
        ]}
        onChange={(chosen) => void chooseLanguage(chosen)}
      />
    </SettingGroup>
  )
}
