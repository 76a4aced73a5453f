import type { App } from './app.ts'
import { showDialog } from './dialog.ts'
import { el } from './dom.ts'
import { fullName } from './state.ts'

/** The text that a share link (t.me/share/url?url=…&text=…) sends to the chosen chat, or null for any other link. */
export function sharedText(url: URL): string | null {
  if (!/^(www\.)?(t\.me|telegram\.me)$/.test(url.hostname) || !/^\/share(\/url)?\/?$/.test(url.pathname)) return null
  const parts = [url.searchParams.get('url') ?? '', url.searchParams.get('text') ?? '']
  return parts.filter((part) => part !== '').join('\n')
}

/**
 * Asks who gets a shared text. Telegram would send it to that person's chat; people have no chats with each other here, so it
 * waits in theirs with the bot as a draft.
 */
export async function shareDialog(app: App, personId: number, text: string): Promise<void> {
  const choices = app.state.people
    .filter((person) => person.id !== personId)
    .map((person) => ({ person, box: el('input', { type: 'radio', name: 'people' }) }))
  await showDialog({
    title: app.t('shareWith'),
    body: choices.map(({ person, box }) => el('label', { class: 'check' }, box, fullName(person))),
    accept: app.t('share'),
    cancel: app.t('cancel'),
    onAccept: () => {
      const chosen = choices.find(({ box }) => box.checked)?.person
      if (chosen === undefined) {
        app.toast(app.t('shareWith'))
        return false
      }
      app.kept.keepDraft(chosen.id, text)
      app.show(chosen.id)
      return true
    },
  })
}
