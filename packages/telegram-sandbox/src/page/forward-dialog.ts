import type { App } from './app.ts'
import { field, showDialog } from './dialog.ts'
import { el } from './dom.ts'
import { base64Of, fileContent, maxBytes } from './file-content.ts'
import { sendMessage } from './send.ts'
import { fullName } from './state.ts'

/** Forwards somebody else's message to the bot: one of the sandbox's people's, or anybody's by name. */
export async function forwardDialog(app: App, personId: number): Promise<void> {
  const { t } = app
  const listId = 'forward-people'
  const who = el('input', {
    required: true,
    maxlength: 128,
    list: listId,
    autocomplete: 'off',
    name: 'who',
  })
  const others = app.state.people.filter((person) => person.id !== personId)
  const names = el('datalist', { id: listId }, ...others.map((person) => el('option', { value: fullName(person) })))
  const text = el('textarea', { required: true, maxlength: 4096, rows: 4, name: 'text' })
  const picked = el('input', { type: 'file', name: 'file' })
  // With a file, the words are its caption, which may be missing.
  picked.addEventListener('change', () => {
    text.required = picked.files?.length === 0
    text.maxLength = text.required ? 4096 : 1024
  })
  const hidden = el('input', { type: 'checkbox', name: 'hidden' })
  await showDialog({
    title: t('forwardTitle'),
    body: [
      field(t('forwardWho'), who),
      names,
      field(t('forwardText'), text),
      field(t('forwardFile'), picked),
      el('label', { class: 'check' }, hidden, t('forwardHidden')),
    ],
    accept: t('send'),
    cancel: t('cancel'),
    onAccept: async () => {
      const name = who.value.trim()
      const known = others.find((person) => fullName(person) === name)
      const from = hidden.checked ? name : (known?.id ?? outsider(name))
      const file = picked.files?.[0]
      if (file === undefined) return sendMessage(app, personId, { forward: { text: text.value, from } })
      const base64 = file.size > maxBytes ? null : await base64Of(file)
      if (base64 === null) {
        app.toast(t('tooBig', { name: file.name }))
        return false
      }
      const content = fileContent(file, base64, { asFile: false, asMessage: true })
      const caption = text.value.trim() === '' ? {} : { caption: text.value.trim() }
      return sendMessage(app, personId, { forward: { ...content, ...caption, from } })
    },
  })
}

/** Somebody outside the sandbox: the same name is always the same person, with an id far from the sandbox's own. */
function outsider(name: string): { id: number; first_name: string; last_name?: string } {
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_000
  const [first = name, ...rest] = name.split(/\s+/)
  const lastName = rest.join(' ').slice(0, 64)
  return {
    id: 5_000_000_000 + hash,
    first_name: first.slice(0, 64),
    ...(lastName === '' ? {} : { last_name: lastName }),
  }
}
