/** Modal windows on the browser's own <dialog>: it keeps the focus inside and Escape closes. */
import type { App } from './app.ts'
import { button, el, type Child } from './dom.ts'

type DialogOptions = {
  readonly title: string
  readonly body: readonly Child[]
  readonly accept: string
  /** If omitted, there is only the accept button (an alert). */
  readonly cancel?: string
  /** Runs on accept; false keeps the dialog open. */
  readonly onAccept?: () => boolean | Promise<boolean>
}

/** Shows a dialog; true if it was accepted. */
export function showDialog(options: DialogOptions): Promise<boolean> {
  const heading = el('h2', { id: `dialog-title-${(titles += 1)}` }, options.title)
  const accept = el('button', { type: 'submit', class: 'action primary' }, options.accept)
  const form = el('form', { method: 'dialog' }, heading, ...options.body)
  const dialog = el(
    'dialog',
    {
      class: 'dialog',
      role: options.cancel === undefined ? 'alertdialog' : 'dialog',
      'aria-labelledby': heading.id,
    },
    form,
  )
  const cancel =
    options.cancel === undefined ? null : button({ class: 'action' }, () => dialog.close('cancel'), options.cancel)
  form.append(el('div', { class: 'dialog-actions' }, cancel, accept))
  return new Promise((resolve) => {
    let accepted = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (accept.disabled) return
      accept.disabled = true
      void Promise.resolve(options.onAccept?.() ?? true).then((done) => {
        accept.disabled = false
        if (!done) return
        accepted = true
        dialog.close('accept')
      })
    })
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close('cancel')
    })
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(accepted)
    })
    document.body.append(dialog)
    dialog.showModal()
    const first = form.querySelector<HTMLElement>('input:not([type="checkbox"]), textarea, select') ?? accept
    first.focus()
  })
}

let titles = 0

export function confirmDialog(app: App, title: string, text: string, accept: string): Promise<boolean> {
  return showDialog({ title, body: [el('p', {}, text)], accept, cancel: app.t('cancel') })
}

export function alertDialog(app: App, text: string): Promise<boolean> {
  const name = app.state.bot.bot?.first_name ?? app.t('botName')
  return showDialog({
    title: name,
    body: [el('p', { class: 'alert-text' }, text)],
    accept: app.t('ok'),
  })
}

/** A labelled field for a dialog. */
export function field<Input extends HTMLElement>(label: string, input: Input): HTMLElement {
  return el('label', { class: 'field' }, el('span', {}, label), input)
}
