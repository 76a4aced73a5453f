import type { Person } from '../control-api.ts'
import { chatOf, shownPerson, type App } from './app.ts'
import { avatar } from './avatar.ts'
import { button, el, replaceChildren, whenChanged } from './dom.ts'
import { icon } from './icons.ts'
import { messagePreview } from './message-preview.ts'
import { addPersonDialog } from './person-dialog.ts'
import { fullName, unreadCount } from './state.ts'
import { shortWhen } from './time-format.ts'

export type View = { readonly element: HTMLElement; readonly render: () => void }

/** The people you can act as, with the news in their chats. */
export function createPeopleList(app: App): View {
  const head = el('header', { class: 'bar' })
  const list = el('ul', { class: 'people' })
  const element = el('nav', { class: 'sidebar' }, head, list)
  const renderHead = whenChanged(() => {
    element.setAttribute('aria-label', app.t('people'))
    replaceChildren(
      head,
      el('h1', {}, app.t('sandbox')),
      button(
        { class: 'chip', 'aria-label': app.t('switchLanguage'), title: app.t('switchLanguage') },
        app.toggleLanguage,
        app.t('otherLanguage'),
      ),
      button(
        { class: 'round', 'aria-label': app.t('addPerson'), title: app.t('addPerson') },
        () => void addPersonDialog(app),
        icon('add'),
      ),
    )
  })
  const rows = new Map<number, { readonly element: HTMLElement; readonly render: () => void }>()
  const render = () => {
    renderHead(app.language())
    for (const [id, row] of rows) {
      if (app.state.people.some((person) => person.id === id)) continue
      row.element.remove()
      rows.delete(id)
    }
    for (const person of app.state.people) {
      const row = rows.get(person.id) ?? personRow(app, person.id)
      if (!rows.has(person.id)) list.append(row.element)
      rows.set(person.id, row)
      row.render()
    }
  }
  return { element, render }
}

function personRow(app: App, id: number): View {
  const row = button({ class: 'person' }, () => app.show(id))
  const element = el('li', {}, row)
  const draw = whenChanged(() => {
    const person = app.state.people.find((other) => other.id === id)
    if (person !== undefined) drawRow(app, row, person)
  })
  const render = () => {
    const chat = chatOf(app, id)
    const person = app.state.people.find((other) => other.id === id)
    const draft = app.kept.draft(id)
    row.classList.toggle('active', shownPerson(app)?.id === id)
    row.setAttribute('aria-current', String(shownPerson(app)?.id === id))
    draw(person, chat.messages.at(-1), unreadCount(chat), app.language(), draft, shownPerson(app)?.id === id)
  }
  return { element, render }
}

function drawRow(app: App, row: HTMLElement, person: Person): void {
  const chat = chatOf(app, person.id)
  const last = chat.messages.at(-1)
  const unread = unreadCount(chat)
  const name = fullName(person)
  const draft = shownPerson(app)?.id === person.id ? '' : app.kept.draft(person.id).trim()
  const own = last !== undefined && !last.from_bot ? el('span', { class: 'own' }, `${app.t('you')}: `) : null
  // The preview is a description; the button is named after the person.
  row.setAttribute('aria-label', unread > 0 ? `${name}, ${app.t('unread', { count: unread })}` : name)
  row.setAttribute('aria-description', last === undefined ? app.t('noMessages') : messagePreview(app, last))
  replaceChildren(
    row,
    avatar(name, person.id),
    el(
      'span',
      { class: 'person-lines' },
      el(
        'span',
        { class: 'person-line' },
        el('span', { class: 'person-name', dir: 'auto' }, name),
        person.blocked && el('span', { class: 'person-blocked' }, icon('block')),
        last !== undefined && el('time', { class: 'person-time' }, shortWhen(last.date, app.language())),
      ),
      el(
        'span',
        { class: 'person-line' },
        draft === ''
          ? el(
              'span',
              { class: 'person-last' },
              own,
              last === undefined ? app.t('noMessages') : messagePreview(app, last),
            )
          : el('span', { class: 'person-last' }, el('span', { class: 'draft' }, `${app.t('draft')}: `), draft),
        unread > 0 &&
          el(
            'span',
            { class: 'badge', 'aria-label': app.t('unread', { count: unread }) },
            String(Math.min(unread, 999)),
          ),
      ),
    ),
  )
}
