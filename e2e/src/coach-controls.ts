import type { Locator, Page } from 'playwright-core'

/** What of the coach can be pressed or written in, found as assistive technology finds it: by role and name. */
export function coachOf(
  page: Page,
): Record<
  | 'launcher'
  | 'agree'
  | 'typeInstead'
  | 'input'
  | 'send'
  | 'end'
  | 'cancel'
  | 'callAgain'
  | 'mute'
  | 'hold'
  | 'helped',
  Locator
> {
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  return {
    launcher: button(/^Ask (?:the|my) coach$/),
    agree: button('Agree and talk'),
    typeInstead: button('Type instead, without the microphone'),
    // These two also where the page is German.
    input: page.getByRole('textbox', {
      name: /^(?:Type a message to the coach|Nachricht an den Coach schreiben)$/,
    }),
    send: button(/^(?:Send|Senden)$/),
    end: button('End'),
    cancel: button('Cancel'),
    callAgain: button(/^(?:Call again|Try again|New call)$/),
    mute: button(/^(?:Mute|Unmute|Use microphone)$/),
    hold: button(/^Hold here/),
    helped: button('Yes'),
  }
}
