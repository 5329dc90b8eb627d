/** Whether a value is one of those that examples have in place of a real one. */
export function isPlaceholder(value: string): boolean {
  return (
    /^<.*>$|^\[.*\]$|^\{.*\}$/.test(value) ||
    /\b(your|my|insert|replace|change)[-_ ]?(me|this|own|project|api|key|secret|name|subdomain|password|here)/i.test(
      value,
    ) ||
    /^(x{4,}|\.{3,}|todo|placeholder|example|sk-\.\.\.|API[xX]{3,}|<.+)$/i.test(value) ||
    /[<>…]/.test(value)
  )
}
