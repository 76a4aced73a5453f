import type { Person, ReplyButton } from '../control-api.ts'
import type { App } from './app.ts'
import { showDialog } from './dialog.ts'
import { el } from './dom.ts'
import { sendMessage } from './send.ts'
import { fullName } from './state.ts'

/** The answer to a request_users button. True if it was sent. */
export async function choosePeopleDialog(app: App, person: Person, asked: ReplyButton): Promise<boolean> {
  const most = asked.max_quantity ?? 1
  const boxes = app.state.people
    .filter((other) => other.id !== person.id)
    .map((other) => ({
      other,
      box: el('input', { type: most === 1 ? 'radio' : 'checkbox', name: 'people' }),
    }))
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ other }) => other.id)
  const title = most === 1 ? app.t('choosePeople') : app.t('choosePeopleUpTo', { count: most })
  let sent = false
  await showDialog({
    title,
    body: boxes.map(({ other, box }) => el('label', { class: 'check' }, box, fullName(other))),
    accept: app.t('send'),
    cancel: app.t('cancel'),
    onAccept: async () => {
      const ids = chosen()
      if (ids.length === 0 || ids.length > most) {
        app.toast(title)
        return false
      }
      sent = await sendMessage(app, person.id, {
        users_shared: { request_id: asked.request_id ?? 0, user_ids: ids },
      })
      return sent
    },
  })
  return sent
}
