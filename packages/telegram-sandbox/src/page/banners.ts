import { chatOf, shownPerson, type App } from './app.ts'
import { button, el, replaceChildren, whenChanged } from './dom.ts'
import { icon } from './icons.ts'
import { messagePreview } from './message-preview.ts'
import type { View } from './people-list.ts'
import { fullName } from './state.ts'

/** The most important notices: the server or the bot is away. */
export function createConnectionBanner(app: App): View {
  const element = el('div', { class: 'connection', role: 'status' })
  const render = () => {
    const { online, loaded, bot } = app.state
    const text = !online ? app.t('offline') : loaded && bot.connection === 'none' ? app.t('botAway') : ''
    element.classList.toggle('offline', !online)
    element.hidden = text === ''
    if (element.textContent !== text) element.textContent = text
  }
  return { element, render }
}

/** On the first visit: what this page is, and which person you act as. */
export function createHint(app: App): View {
  const element = el('aside', { class: 'hint' })
  const draw = whenChanged(() => {
    const person = shownPerson(app) ?? app.state.people[0]
    element.hidden = person === undefined || app.kept.hintSeen()
    if (element.hidden || person === undefined) return
    replaceChildren(
      element,
      icon('info'),
      el(
        'p',
        {},
        app.t('hint', { name: fullName(person) }),
        ' ',
        el('span', { class: 'hint-more' }, app.t('hintSwitch')),
      ),
      button(
        { class: 'chip' },
        () => {
          app.kept.keepHintSeen()
          app.refresh()
        },
        app.t('dismiss'),
      ),
    )
  })
  return {
    element,
    render: () => draw(shownPerson(app)?.id, app.state.people[0]?.id, app.language(), app.kept.hintSeen()),
  }
}

/** The newest pinned message, below the chat's header. */
export function createPinnedBar(app: App): View {
  const element = button({ class: 'pinned' }, () => {
    const id = element.dataset['target']
    const target = document.querySelector(`[data-message="${id}"]`)
    target?.scrollIntoView({ block: 'center' })
    target?.classList.add('flash')
    setTimeout(() => target?.classList.remove('flash'), 1200)
  })
  const render = () => {
    const person = shownPerson(app)
    const chat = person === undefined ? undefined : chatOf(app, person.id)
    const pinned = chat?.messages.findLast((message) => chat.pinned.includes(message.message_id))
    element.hidden = pinned === undefined
    if (pinned === undefined) return
    element.dataset['target'] = `${pinned.chat_id}-${pinned.message_id}`
    replaceChildren(
      element,
      icon('pin'),
      el(
        'span',
        { class: 'note-lines' },
        el('span', { class: 'quote-name' }, app.t('pinnedMessage')),
        el('span', { class: 'quote-text', dir: 'auto' }, messagePreview(app, pinned)),
      ),
    )
  }
  return { element, render }
}
