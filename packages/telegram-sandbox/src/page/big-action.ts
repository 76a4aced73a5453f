import type { Person } from '../control-api.ts'
import { chatOf, type App } from './app.ts'
import { button } from './dom.ts'
import { sendText, setBlocked } from './send.ts'

/** Shown instead of the text field: a bot must be started, or unblocked, before a person can write to it. */
type NeededAction = 'start' | 'unblock' | null

export function neededAction(app: App, person: Person): NeededAction {
  if (person.blocked) return 'unblock'
  return person.started || chatOf(app, person.id).messages.length > 0 ? null : 'start'
}

export function bigAction(app: App): {
  readonly element: HTMLElement
  readonly render: (person: Person, action: NeededAction) => void
} {
  let run: () => Promise<unknown> = async () => {}
  const element = button({ class: 'big-action' }, () => {
    if (element.getAttribute('aria-busy') === 'true') return
    element.setAttribute('aria-busy', 'true')
    void run().finally(() => element.removeAttribute('aria-busy'))
  })
  const render = (person: Person, action: NeededAction) => {
    element.hidden = action === null
    element.textContent = action === null ? '' : app.t(action)
    run = () => (action === 'unblock' ? setBlocked(app, person.id, false) : sendText(app, person.id, '/start'))
  }
  return { element, render }
}
