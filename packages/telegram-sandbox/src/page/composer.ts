import { chatOf, shownPerson, attempt, type App } from './app.ts'
import { attachButton } from './attach.ts'
import { bigAction, neededAction } from './big-action.ts'
import { onComposeText } from './compose-text.ts'
import { composerNote } from './composer-note.ts'
import { button, el, whenChanged } from './dom.ts'
import { icon } from './icons.ts'
import type { View } from './people-list.ts'
import { createReplyKeyboard } from './reply-keyboard.ts'
import { sendText } from './send.ts'
import { createSuggestions } from './suggestions.ts'

/** Bot API limit of a message, in UTF-16 code units. */
const maxLength = 4096

/** The text field with everything around it. Each person has their own draft. */
export function createComposer(app: App): View {
  const input = el('textarea', {
    class: 'composer-input',
    rows: 1,
    dir: 'auto',
    autocomplete: 'off',
  })
  const send = button({ class: 'round send' }, () => void submit(), icon('send'))
  const commands = button({ class: 'round menu-button' }, () => suggestions.toggleCommands(), icon('menu'))
  const keyboardToggle = button({ class: 'round keyboard-toggle' }, () => {
    const person = shownPerson(app)
    if (person === undefined) return
    const chat = chatOf(app, person.id)
    chat.keyboardHidden = !chat.keyboardHidden
    app.refresh()
  })
  keyboardToggle.append(icon('keyboard'))
  const excess = el('span', { class: 'excess', role: 'status' })
  const note = composerNote(app, () => setText(''))
  const suggestions = createSuggestions(app, input, (text) => setText(text))
  const keyboard = createReplyKeyboard(app, () => suggestions.close())
  const line = el('form', { class: 'composer-line' }, commands, attachButton(app), input, excess, keyboardToggle, send)
  const big = bigAction(app)
  const element = el(
    'footer',
    { class: 'composer' },
    suggestions.element,
    note.element,
    line,
    big.element,
    keyboard.element,
  )
  let personId: number | undefined
  let sending = false

  const fit = () => {
    input.style.height = 'auto'
    // A hidden field has no height to measure.
    if (input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight, 180)}px`
    const over = input.value.length - maxLength
    excess.textContent = over > 0 ? app.t('tooLong', { count: over }) : ''
    send.disabled = input.value.trim() === '' || over > 0
  }
  const keep = () => {
    // The text of an edit is not a draft.
    if (personId !== undefined && chatOf(app, personId).editing === null) app.kept.keepDraft(personId, input.value)
  }
  const setText = (text: string) => {
    input.value = text
    keep()
    fit()
    suggestions.update()
    if (text !== '') input.focus()
  }
  const submit = async () => {
    const text = input.value.trim()
    const person = personId
    if (person === undefined || text === '' || text.length > maxLength || sending) return
    sending = true
    const { editing } = chatOf(app, person)
    // Cleared at once, so that the next text can be typed; restored if this one could not be sent.
    setText('')
    try {
      const done =
        editing === null
          ? await sendText(app, person, text)
          : (await attempt(app, app.client.edit(person, { message_id: editing, text }))) !== undefined
      if (done) chatOf(app, person).editing = null
      else if (personId === person && input.value === '') setText(text)
      else app.kept.keepDraft(person, text)
    } finally {
      sending = false
      app.refresh()
    }
  }
  line.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })
  input.addEventListener('input', () => {
    keep()
    fit()
    suggestions.update()
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || suggestions.onKey(event)) return
    if (event.key === 'Escape' && personId !== undefined) note.cancel(chatOf(app, personId))
    // On a touch screen Enter starts a new line, as in every messenger.
    if (event.key !== 'Enter' || event.shiftKey || matchMedia('(pointer: coarse)').matches) return
    event.preventDefault()
    void submit()
  })
  onComposeText(setText)

  const drawLabels = whenChanged(() => {
    const { t } = app
    input.setAttribute('aria-label', t('write'))
    for (const [control, key] of [
      [send, 'send'],
      [commands, 'commands'],
    ] as const) {
      control.setAttribute('aria-label', t(key))
      control.title = t(key)
    }
    fit()
  })
  const render = () => {
    const person = shownPerson(app)
    if (person === undefined) return
    const chat = chatOf(app, person.id)
    if (person.id !== personId) {
      if (personId !== undefined) chatOf(app, personId).editing = null
      personId = person.id
      input.value = app.kept.draft(person.id)
      suggestions.close()
    }
    const needed = app.state.loaded ? neededAction(app, person) : null
    big.render(person, needed)
    line.hidden = needed !== null
    drawLabels(app.language(), personId, line.hidden)
    const question = chat.messages.find((message) => message.message_id === chat.replyingTo)?.force_reply
    input.placeholder = question?.placeholder ?? chat.replyKeyboard?.placeholder ?? app.t('write')
    commands.hidden = chat.commands.length === 0
    keyboardToggle.hidden = chat.replyKeyboard === null
    keyboardToggle.setAttribute('aria-label', app.t(chat.keyboardHidden ? 'showKeyboard' : 'hideKeyboard'))
    keyboardToggle.setAttribute('aria-pressed', String(!chat.keyboardHidden))
    note.render(person, chat)
    suggestions.render()
    keyboard.render(person, chat, needed === null)
  }
  return { element, render }
}
