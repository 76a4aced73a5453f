import { shownPerson, type App } from './app.ts'
import { contactDialog } from './contact-dialog.ts'
import { button, el, replaceChildren } from './dom.ts'
import { sendFilesDialog } from './file-dialog.ts'
import { forwardDialog } from './forward-dialog.ts'
import { icon } from './icons.ts'
import { openMenu } from './menu.ts'

/** The paper clip: a photo or file, a contact, or somebody else's message. */
export function attachButton(app: App): HTMLElement {
  const picker = el('input', {
    type: 'file',
    class: 'file-picker',
    tabindex: -1,
    'aria-hidden': 'true',
  })
  picker.addEventListener('change', () => {
    const person = shownPerson(app)
    const file = picker.files?.[0]
    if (person !== undefined && file !== undefined) void sendFilesDialog(app, person.id, file)
    // The same file can be chosen again.
    picker.value = ''
  })
  const open = button({ class: 'round attach', 'aria-haspopup': 'menu' }, (_event, self) => {
    const person = shownPerson(app)
    if (person === undefined) return
    openMenu(self, [
      { icon: 'file', text: app.t('photoOrFile'), run: () => picker.click() },
      {
        icon: 'person',
        text: app.t('shareContact'),
        run: () => void contactDialog(app, person.id),
      },
      {
        icon: 'forward',
        text: app.t('forwardMessage'),
        run: () => void forwardDialog(app, person.id),
      },
    ])
  })
  open.append(icon('attach'))
  open.setAttribute('aria-label', app.t('attach'))
  open.title = app.t('attach')
  return el('span', { class: 'attach-area' }, open, picker)
}

/** Dropped or pasted files are sent like chosen ones. */
export function acceptFiles(app: App, area: HTMLElement): void {
  const veil = el('div', { class: 'drop-veil', 'aria-hidden': 'true' })
  area.append(veil)
  const take = (event: Event, data: DataTransfer | null) => {
    const file = data?.files[0]
    const person = shownPerson(app)
    if (file === undefined || person === undefined || person.blocked) return
    event.preventDefault()
    void sendFilesDialog(app, person.id, file)
  }
  // Enter and leave events are counted, since every child reports its own.
  let depth = 0
  const setDepth = (value: number) => {
    depth = Math.max(0, value)
    replaceChildren(veil, app.t('dropHere'))
    area.classList.toggle('dropping', depth > 0)
  }
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  area.addEventListener('dragenter', (event) => hasFiles(event) && setDepth(depth + 1))
  area.addEventListener('dragleave', (event) => hasFiles(event) && setDepth(depth - 1))
  area.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault()
  })
  area.addEventListener('drop', (event) => {
    setDepth(0)
    if (hasFiles(event)) event.preventDefault()
    take(event, event.dataTransfer)
  })
  area.addEventListener('paste', (event) => take(event, event.clipboardData))
}
