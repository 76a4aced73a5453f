import type { ChatMessage } from '../control-api.ts'
import { botName, chatOf, isNarrow, shownPerson, type App } from './app.ts'
import { avatar } from './avatar.ts'
import { bubble, type Grouping } from './bubble.ts'
import { button, el, replaceChildren, whenChanged } from './dom.ts'
import { icon } from './icons.ts'
import { logRows, type LogRow } from './log-rows.ts'
import type { View } from './people-list.ts'
import { fullName, unreadCount } from './state.ts'

const pageOfMessages = 200
/** If the view is closer to the end than this (pixels), the log follows new messages. */
const nearEnd = 80
const restAfterMs = 1200

type Drawn = {
  readonly element: HTMLElement
  readonly source: ChatMessage | string
  readonly grouping: Grouping | null
}

/** The messages of the open chat. Only changed rows are redrawn; the scroll position of a chat is kept when it is left. */
export function createMessageLog(app: App): View {
  const empty = el('div', { class: 'empty' })
  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite' })
  const earlier = button({ class: 'chip earlier' }, () => {
    const before = scroller.scrollHeight
    shownCount += pageOfMessages
    render()
    scroller.scrollTop += scroller.scrollHeight - before
  })
  const scroller = el('div', { class: 'scroller', tabindex: 0 }, empty, earlier, log)
  const badge = el('span', { class: 'badge' })
  const toEnd = button({ class: 'round to-end' }, () => scrollToEnd('smooth'), icon('down'), badge)
  const element = el('div', { class: 'log-area' }, scroller, toEnd)

  let openId: number | undefined
  let language = app.language()
  let shownCount = pageOfMessages
  let atEnd = true
  let rows = new Map<string, Drawn>()

  const scrollToEnd = (behavior: ScrollBehavior = 'instant') => {
    atEnd = true
    scroller.scrollTo({ top: scroller.scrollHeight, behavior })
  }
  /** Heights of the view and its content when the position was last measured. */
  let measured = ''
  scroller.addEventListener('scroll', () => {
    // While the list is shown instead of the chat, there is no position to measure.
    if (scroller.clientHeight === 0) return
    const size = `${scroller.clientHeight} ${scroller.scrollHeight}`
    const resized = size !== measured
    measured = size
    // A keyboard that comes up moves the end away; only the person's own scrolling leaves it.
    if (resized && atEnd) return scrollToEnd()
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEnd
    if (openId !== undefined) chatOf(app, openId).scrollTop = atEnd ? null : scroller.scrollTop
    if (atEnd) app.refresh()
    else renderToEnd()
  })
  // The floating day is useful while scrolling; at rest it would only cover messages.
  const settle = () => {
    scroller.classList.remove('scrolling')
    for (const day of log.querySelectorAll<HTMLElement>('.day')) {
      const next = day.nextElementSibling?.getBoundingClientRect().top ?? Infinity
      day.classList.toggle('floating', next < day.getBoundingClientRect().bottom)
    }
  }
  let settling: ReturnType<typeof setTimeout> | undefined
  scroller.addEventListener('scroll', () => {
    scroller.classList.add('scrolling')
    clearTimeout(settling)
    settling = setTimeout(settle, restAfterMs)
  })
  new ResizeObserver(() => atEnd && scrollToEnd()).observe(scroller)
  new ResizeObserver(() => atEnd && scrollToEnd()).observe(log)

  const switchChat = (id: number | undefined) => {
    openId = id
    shownCount = pageOfMessages
    rows = new Map()
    log.replaceChildren()
  }
  const markRead = (id: number) => {
    const chat = chatOf(app, id)
    const newest = chat.messages.at(-1)?.message_id ?? 0
    const visible = document.visibilityState === 'visible' && (!isNarrow() || app.state.openId === id)
    if (!visible || !atEnd || newest <= chat.readUpTo) return
    chat.readUpTo = newest
    app.kept.keepReadUpTo(id, newest)
    app.refresh()
  }
  const drawEmpty = whenChanged(() => {
    const person = shownPerson(app)
    if (person === undefined) return
    replaceChildren(
      empty,
      avatar(botName(app), app.state.bot.bot?.id ?? 0),
      el('h3', {}, app.t('emptyTitle')),
      el('p', {}, app.t('emptyText', { name: fullName(person) })),
    )
  })
  const renderToEnd = () => {
    const unread = openId === undefined ? 0 : unreadCount(chatOf(app, openId))
    toEnd.hidden = atEnd
    badge.hidden = unread === 0
    badge.textContent = String(unread)
  }
  const render = () => {
    const person = shownPerson(app)
    if (person === undefined) return
    const chat = chatOf(app, person.id)
    const switched = person.id !== openId || language !== app.language()
    if (switched) {
      language = app.language()
      switchChat(person.id)
      const names = { name: fullName(person), bot: botName(app) }
      scroller.setAttribute('aria-label', app.t('chatWith', names))
      log.setAttribute('aria-label', app.t('messages'))
      toEnd.setAttribute('aria-label', app.t('toBottom'))
      earlier.textContent = app.t('earlier')
    }
    drawEmpty(person, botName(app), app.language())
    empty.hidden = chat.messages.length > 0 || !app.state.loaded
    earlier.hidden = chat.messages.length <= shownCount
    // After sending something, people want to see it.
    const before = rows.size
    const own = chat.messages.at(-1)
    drawRows(logRows(chat.messages.slice(-shownCount)))
    if (switched) {
      atEnd = chat.scrollTop === null
      if (chat.scrollTop !== null) scroller.scrollTop = chat.scrollTop
    } else if (before > 0 && own?.from_bot === false && rows.size > before && chat.scrollTop === null) atEnd = true
    if (atEnd) scrollToEnd()
    markRead(person.id)
    renderToEnd()
  }
  const drawRows = (wanted: readonly LogRow[]) => {
    const kept = new Map<string, Drawn>()
    let after: Element | null = null
    for (const row of wanted) {
      const old = rows.get(row.key)
      const drawn = old !== undefined && sameRow(old, row) ? old : drawRow(app, row)
      if (old !== undefined && old !== drawn) old.element.replaceWith(drawn.element)
      const place: Element | null = after === null ? log.firstElementChild : after.nextElementSibling
      if (place !== drawn.element) log.insertBefore(drawn.element, place)
      kept.set(row.key, drawn)
      after = drawn.element
    }
    for (const [key, drawn] of rows) if (!kept.has(key)) drawn.element.remove()
    rows = kept
  }
  return { element, render }
}

function sameRow(drawn: Drawn, row: LogRow): boolean {
  if (row.kind === 'day') return drawn.source === dayText(row)
  const { grouping } = drawn
  return drawn.source === row.message && grouping?.first === row.grouping.first && grouping.last === row.grouping.last
}

function drawRow(app: App, row: LogRow): Drawn {
  if (row.kind === 'message') {
    return {
      element: bubble(app, row.message, row.grouping),
      source: row.message,
      grouping: row.grouping,
    }
  }
  const name = row.name(app.language(), app.t)
  return {
    element: el('div', { class: 'day' }, el('span', {}, name)),
    source: dayText(row),
    grouping: null,
  }
}

/** "Today" becomes "Yesterday" at midnight: a day row is redrawn when the day changes. */
function dayText(row: LogRow): string {
  return `${row.key} ${new Date().toDateString()}`
}
