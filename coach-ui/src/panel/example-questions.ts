/** What one may ask on a page with a workout and on one without, in the language of the coach, whatever the page's is. */
export const EXAMPLE_QUESTIONS = {
  aboutThis: [
    'What was my peak in the heel?',
    'How many hard landings were there?',
    'Show me the hardest hit.',
  ],
  aboutAll: [
    'Which workouts do I have?',
    'How has my peak pressure changed over time?',
    'Open my last workout.',
  ],
}

/** What one may say to an answer: about a place, about a moment, and about any number. */
export const REPLIES = {
  place: 'Show me where that is.',
  moment: 'Take me to that moment.',
  number: 'How does that compare with last time?',
}
