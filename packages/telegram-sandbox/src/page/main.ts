/** The sandbox's browser chat: puts the views together and keeps them in step with the server. */
import type { App } from './app.ts'
import { isNarrow, shownPerson } from './app.ts'
import { applyEvent } from './apply-event.ts'
import { acceptFiles } from './attach.ts'
import { createConnectionBanner, createHint, createPinnedBar } from './banners.ts'
import { createChatHeader } from './chat-header.ts'
import { createComposer } from './composer.ts'
import { ControlError, createControlClient } from './control-client.ts'
import { el } from './dom.ts'
import { createKept } from './kept.ts'
import { followEvents } from './live-events.ts'
import { loadCommands, loadEverything } from './load.ts'
import { createMessageLog } from './message-log.ts'
import { createPeopleList } from './people-list.ts'
import { createState, hasUnread } from './state.ts'
import { chooseLanguage, translate } from './texts.ts'
import { createToasts } from './toasts.ts'

function start(root: HTMLElement): void {
  const kept = createKept()
  const toasts = createToasts()
  let language = chooseLanguage(kept.language(), navigator.languages)
  let drawing = false
  const refresh = () => {
    if (drawing) return
    drawing = true
    queueMicrotask(() => {
      drawing = false
      render()
    })
  }
  const app: App = {
    state: createState(),
    client: createControlClient(),
    kept,
    t: (key, values) => translate(language, key, values),
    language: () => language,
    toggleLanguage: () => {
      language = language === 'en' ? 'uk' : 'en'
      kept.keepLanguage(language)
      refresh()
    },
    refresh,
    toast: toasts.show,
    show: (id) => {
      // Going back to the list leaves no history entry, so that the phone's back button leaves the page.
      if (id === null) history.replaceState(null, '', location.pathname)
      else if (app.state.openId !== id) history.pushState(null, '', `#${id}`)
      readAddress()
    },
  }
  const list = createPeopleList(app)
  const header = createChatHeader(app)
  const pinned = createPinnedBar(app)
  const log = createMessageLog(app)
  const composer = createComposer(app)
  const chatViews = [header, pinned, log, composer]
  const banner = createConnectionBanner(app)
  const hint = createHint(app)
  const chat = el('main', { class: 'chat' }, ...chatViews.map((view) => view.element), toasts.element)
  acceptFiles(app, chat)
  root.append(banner.element, hint.element, el('div', { class: 'panes' }, list.element, chat))

  const render = () => {
    const { state } = app
    document.documentElement.lang = language
    root.dataset['view'] = state.openId === null ? 'list' : 'chat'
    // The log comes last: the views around it decide how much of it is visible.
    for (const view of [banner, hint, header, pinned, composer, list, log]) view.render()
    const unread = state.people.filter((person) => hasUnread(state, person.id)).length
    document.title = unread > 0 ? `(${unread}) ${app.t('sandbox')}` : app.t('sandbox')
  }
  const readAddress = () => {
    const id = Number(location.hash.slice(1))
    app.state.openId = Number.isSafeInteger(id) && id > 0 ? id : null
    if (app.state.openId !== null) kept.keepLastOpen(app.state.openId)
    const person = shownPerson(app)
    if (person !== undefined) void loadCommands(app, person.id)
    refresh()
    if (app.state.openId !== null && !isNarrow()) document.querySelector<HTMLElement>('.composer-input')?.focus()
  }
  const load = () =>
    loadEverything(app).catch((error: unknown) => {
      if (!(error instanceof ControlError)) throw error
      // The banner reports a lost connection, and the next one loads again.
      if (!error.offline) app.toast(app.t('wentWrong', { reason: error.message }))
    })
  followEvents({
    onEvent: (event) => {
      const followUp = applyEvent(app.state, event, Date.now())
      if (followUp === 'load everything') void load()
      const person = shownPerson(app)
      if (followUp === 'load commands' && person !== undefined) void loadCommands(app, person.id)
      refresh()
    },
    onLost: () => {
      app.state.online = false
      refresh()
    },
  })
  addEventListener('popstate', readAddress)
  addEventListener('hashchange', readAddress)
  addEventListener('visibilitychange', refresh)
  matchMedia('(max-width: 719px)').addEventListener('change', refresh)
  readAddress()
}

const root = document.querySelector<HTMLElement>('#app')
if (root !== null) start(root)
