import { attempt, type App } from './app.ts'
import { field, showDialog } from './dialog.ts'
import { el } from './dom.ts'
import { nameFields } from './name-fields.ts'
import { fullName } from './state.ts'

/** Adds a person to the sandbox and opens their chat. */
export async function addPersonDialog(app: App): Promise<void> {
  const { t } = app
  const { rows, typed } = nameFields(app)
  const userName = el('input', {
    pattern: '@?[A-Za-z]\\w{3,31}',
    autocomplete: 'off',
    autocapitalize: 'none',
    name: 'username',
    placeholder: t('optional'),
  })
  const language = el(
    'select',
    { name: 'language_code' },
    el('option', { value: 'en' }, t('english')),
    el('option', { value: 'uk' }, t('ukrainian')),
    el('option', { value: 'de' }, t('otherCode')),
  )
  language.value = app.language()
  await showDialog({
    title: t('addPerson'),
    body: [...rows, field(t('userName'), userName), field(t('language'), language)],
    accept: t('add'),
    cancel: t('cancel'),
    onAccept: async () => {
      const user = userName.value.trim().replace(/^@/, '')
      const person = await attempt(
        app,
        app.client.addPerson({
          ...typed(),
          ...(user === '' ? {} : { username: user }),
          language_code: language.value,
        }),
      )
      if (person === undefined) return false
      if (!app.state.people.some((other) => other.id === person.id)) app.state.people = [...app.state.people, person]
      app.toast(t('personAdded', { name: fullName(person) }))
      app.show(person.id)
      return true
    },
  })
}
