import type { Person, ReplyButton, ReplyKeyboard } from '../control-api.ts'
import { chatOf, type App } from './app.ts'
import { choosePeopleDialog } from './choose-people-dialog.ts'
import { shareOwnNumber } from './contact-dialog.ts'
import { button, el, replaceChildren, whenChanged } from './dom.ts'
import { sendText } from './send.ts'
import type { Chat } from './state.ts'

/** The keyboard below the text field. */
export function createReplyKeyboard(app: App, onUse: () => void) {
  const element = el('div', { class: 'reply-keys', role: 'group' })
  let sending = false
  const press = async (person: Person, keyboard: ReplyKeyboard, key: ReplyButton) => {
    if (sending) return
    sending = true
    onUse()
    const sent = await act(app, person, key).finally(() => (sending = false))
    if (!sent || !keyboard.one_time) return
    chatOf(app, person.id).keyboardHidden = true
    app.refresh()
  }
  let draw: () => void = () => {}
  const redraw = whenChanged(() => draw())
  const render = (person: Person, chat: Chat, allowed: boolean) => {
    const keyboard = chat.replyKeyboard
    element.hidden = keyboard === null || chat.keyboardHidden || !allowed
    draw = () => {
      element.setAttribute('aria-label', app.t('replyKeyboard'))
      const rows = (keyboard?.buttons ?? []).map((row) =>
        el(
          'div',
          { class: 'keys-row' },
          ...row.map((key) =>
            button(
              { class: `reply-key style-${key.style ?? 'default'}` },
              () => keyboard !== null && void press(person, keyboard, key),
              key.text,
            ),
          ),
        ),
      )
      element.classList.toggle('tall', keyboard?.resize === false)
      replaceChildren(element, ...rows)
    }
    redraw(person, keyboard, app.language())
  }
  return { element, render }
}

async function act(app: App, person: Person, key: ReplyButton): Promise<boolean> {
  switch (key.kind) {
    case 'text':
      return sendText(app, person.id, key.text)
    case 'request_contact':
      return shareOwnNumber(app, person)
    case 'request_users':
      return choosePeopleDialog(app, person, key)
    case 'request_location':
    case 'request_other':
      app.toast(app.t('unsupportedButton'))
      return false
  }
}
