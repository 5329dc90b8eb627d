const SECRET_NAME = /(KEY|SECRET|TOKEN|PASSWORD|HEADERS)$/
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g
const URL_PASSWORD = /(\w+:\/\/[^\s:/@]+:)[^\s@]+@/g
const HIDDEN = '[hidden]'

/** Takes every secret out of a text: values of secret settings, tokens, passwords in addresses. */
export function redactor(env: Readonly<Record<string, string | undefined>>): (text: string) => string {
  const values = Object.entries(env)
    .filter(([name]) => SECRET_NAME.test(name) && name !== 'LIVEKIT_API_KEY')
    .flatMap(([, value]) => value?.split(',') ?? [])
    .map((value) => value.trim())
    .filter((value) => value.length >= 6)
    .sort((a, b) => b.length - a.length)
  return (text) =>
    values
      .reduce((hidden, value) => hidden.replaceAll(value, HIDDEN), text)
      .replace(JWT, HIDDEN)
      .replace(URL_PASSWORD, `$1${HIDDEN}@`)
}
