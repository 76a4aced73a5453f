import type { App } from './app.ts'
import { field } from './dialog.ts'
import { el } from './dom.ts'

/** The inputs for a person's name, as dialogs ask for it. */
export function nameFields({ t }: Pick<App, 't'>) {
  const shared = { maxlength: 64, autocomplete: 'off' }
  const firstName = el('input', { ...shared, required: true, name: 'first_name' })
  const lastName = el('input', { ...shared, name: 'last_name', placeholder: t('optional') })
  return {
    firstName,
    lastName,
    rows: [field(t('firstName'), firstName), field(t('lastName'), lastName)],
    /** As the Bot API has it: no last name rather than an empty one. */
    typed: () => {
      const last = lastName.value.trim()
      return { first_name: firstName.value.trim(), ...(last !== '' && { last_name: last }) }
    },
  }
}
