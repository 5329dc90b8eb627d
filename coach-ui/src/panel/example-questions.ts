/** What one may ask, in the language of the coach, whatever the page's is. */
export const EXAMPLE_QUESTIONS = [
  'What was my peak in the heel?',
  'How many hard landings were there?',
  'Show me the hardest hit.',
]
