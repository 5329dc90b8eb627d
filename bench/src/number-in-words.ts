const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** The words in which a whole number is said; one of more than three digits is said digit by digit. */
export function numberInWords(digits: string): string[] {
  const value = Number(digits)
  if (digits.length > 3) return [...digits].map((digit) => SMALL[Number(digit)] ?? '')
  if (value >= 100) {
    const rest = value % 100
    const hundreds = [SMALL[Math.floor(value / 100)] ?? '', 'hundred']
    return rest === 0 ? hundreds : [...hundreds, ...numberInWords(String(rest))]
  }
  const small = SMALL[value]
  if (small !== undefined) return [small]
  const tens = TENS[Math.floor(value / 10)] ?? ''
  return value % 10 === 0 ? [tens] : [tens, SMALL[value % 10] ?? '']
}
