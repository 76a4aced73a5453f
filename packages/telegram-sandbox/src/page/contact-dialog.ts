import type { Person } from '../control-api.ts'
import type { App } from './app.ts'
import { confirmDialog, field, showDialog } from './dialog.ts'
import { el } from './dom.ts'
import { nameFields } from './name-fields.ts'
import { sendMessage } from './send.ts'
import { fullName } from './state.ts'

/** Sends a contact card: one of the sandbox's people, or one typed in. */
export async function contactDialog(app: App, personId: number): Promise<void> {
  const { t } = app
  const phone = el('input', {
    type: 'tel',
    required: true,
    maxlength: 64,
    autocomplete: 'off',
    name: 'phone_number',
  })
  const { firstName, lastName, rows, typed } = nameFields(app)
  const list = el('datalist', { id: 'contact-people' })
  firstName.setAttribute('list', list.id)
  list.append(...app.state.people.map((person) => el('option', { value: fullName(person) })))
  const known = () =>
    app.state.people.find((person) => person.phone_number === phone.value && person.first_name === firstName.value)
  // A person chosen from the list fills the whole card.
  firstName.addEventListener('input', () => {
    const person = app.state.people.find((other) => fullName(other) === firstName.value)
    if (person === undefined) return
    firstName.value = person.first_name
    lastName.value = person.last_name ?? ''
    phone.value = person.phone_number
  })
  await showDialog({
    title: t('contactTitle'),
    body: [...rows, field(t('phone'), phone), list],
    accept: t('share'),
    cancel: t('cancel'),
    onAccept: () => {
      const user = known()
      return sendMessage(app, personId, {
        contact: {
          phone_number: phone.value.trim(),
          ...typed(),
          ...(user === undefined ? {} : { user_id: user.id }),
        },
      })
    },
  })
}

/** The answer to a request_contact button, once the person agrees. True if it was sent. */
export async function shareOwnNumber(app: App, person: Person): Promise<boolean> {
  const text = app.t('shareNumberText', { phone: person.phone_number, name: fullName(person) })
  if (!(await confirmDialog(app, app.t('shareNumberTitle'), text, app.t('share')))) return false
  return sendMessage(app, person.id, {
    contact: {
      phone_number: person.phone_number,
      first_name: person.first_name,
      ...(person.last_name === undefined ? {} : { last_name: person.last_name }),
      user_id: person.id,
    },
  })
}
