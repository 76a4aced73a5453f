import { el } from './dom.ts'

/** How long a notice stays, in milliseconds: longer texts longer. */
const duration = (text: string) => Math.min(7000, 2500 + text.length * 40)

/** Short notices at the foot of the chat, read out by screen readers; at most three at once. */
export function createToasts(): {
  readonly element: HTMLElement
  readonly show: (text: string) => void
} {
  const element = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' })
  const show = (text: string) => {
    // A repeated notice is shown once, with its time renewed.
    if (element.lastElementChild?.textContent === text) element.lastElementChild.remove()
    const toast = el('div', { class: 'toast' }, text)
    element.append(toast)
    while (element.children.length > 3) element.firstElementChild?.remove()
    setTimeout(() => toast.remove(), duration(text))
  }
  return { element, show }
}
