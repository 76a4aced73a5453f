import { botName, chatOf, shownPerson, type App } from './app.ts'
import { avatar } from './avatar.ts'
import { button, el, replaceChildren, whenChanged } from './dom.ts'
import { forwardDialog } from './forward-dialog.ts'
import { icon } from './icons.ts'
import { openMenu } from './menu.ts'
import type { View } from './people-list.ts'
import { setBlocked } from './send.ts'
import { fullName } from './state.ts'

/** The bot, the person you act as, what the bot is doing, and the chat's menu. */
export function createChatHeader(app: App): View {
  const element = el('header', { class: 'bar chat-bar' })
  const status = el('span', { class: 'status' })
  const statusRole = el('span', { class: 'visually-hidden', role: 'status' })
  const drawFrame = whenChanged(() => drawHeader(app, element, status, statusRole))
  const render = () => {
    const person = shownPerson(app)
    drawFrame(person, app.state.bot.bot?.id, botName(app), app.language())
    if (person === undefined) return
    const action = chatOf(app, person.id).action
    const running = action !== null && action.until > Date.now() ? action.name : null
    drawStatus(running, person, app.language())
    if (action !== null && running !== null) setTimeout(app.refresh, action.until - Date.now() + 10)
  }
  const drawStatus = whenChanged(() => {
    const person = shownPerson(app)
    if (person === undefined) return
    const action = chatOf(app, person.id).action
    const running = action !== null && action.until > Date.now()
    status.classList.toggle('typing', running)
    const text = running ? app.t(action.name.startsWith('upload') ? 'uploading' : 'typing') : ''
    statusRole.textContent = text
    if (running) replaceChildren(status, text, el('span', { class: 'dots', 'aria-hidden': 'true' }))
    else status.textContent = app.t('actingAs', { name: fullName(person) })
  })
  return { element, render }
}

function drawHeader(app: App, element: HTMLElement, status: HTMLElement, statusRole: HTMLElement): void {
  const person = shownPerson(app)
  if (person === undefined) {
    replaceChildren(element)
    return
  }
  const { t } = app
  replaceChildren(
    element,
    button({ class: 'round back', 'aria-label': t('back'), title: t('back') }, () => app.show(null), icon('back')),
    avatar(botName(app), app.state.bot.bot?.id ?? 0),
    el('div', { class: 'chat-title' }, el('h2', { dir: 'auto' }, botName(app)), status, statusRole),
    button(
      {
        class: 'round',
        'aria-label': t('chatMenu'),
        title: t('chatMenu'),
        'aria-haspopup': 'menu',
      },
      (_event, self) =>
        openMenu(self, [
          {
            icon: 'forward',
            text: t('forwardMessage'),
            run: () => void forwardDialog(app, person.id),
          },
          {
            icon: 'block',
            text: t(person.blocked ? 'unblock' : 'blockBot'),
            run: () => void setBlocked(app, person.id, !person.blocked),
          },
        ]),
      icon('more'),
    ),
  )
}
