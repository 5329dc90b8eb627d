/** Forms that examples have in place of a real value. */
const FORMS = [
  /[<>…]/,
  /^\[.*\]$|^\{.*\}$/,
  /\b(your|insert|replace|change)[-_ ]?(me|this|own|real|openai|livekit|project|api|key|secret|name|subdomain|password|here)/i,
  /^(x{4,}|\.{3,}|todo|placeholder|example|sk-x+|sk-\.+|API[xX]{3,})$/i,
]

/** Whether a value is one of those that examples have in place of a real one. */
export function isPlaceholder(value: string): boolean {
  return FORMS.some((form) => form.test(value))
}
