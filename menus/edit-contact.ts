/** Which field of a contact to edit. */
import { fmt } from '@grammyjs/parse-mode'

import type { Button, Row } from '../src/bot/screens/buttons.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { contactCard } from '../src/bot/text/contact-card.ts'
import { CONTACT_FIELDS } from '../src/services/contacts/edit-contact.ts'

export const editContact: Screen<'editContact'> = {
  name: 'editContact',
  id: 'cte',

  async render(ctx, { id }) {
    const { t, membership } = ctx
    const view = await ctx.services.contacts.get(ctx.actor(), id)
    const { region, timeZone } = membership ?? { region: 'US', timeZone: 'UTC' }
    const buttons = CONTACT_FIELDS.map((field): Button => ({
      label: t(`field-${field}`),
      action: `${field}:${view.id}`,
    }))
    const rows: Row[] = [
      ...[0, 2, 4].map((start) => buttons.slice(start, start + 2)),
      [{ label: t('button-back'), action: `back:${view.id}` }],
    ]
    return { text: fmt`${contactCard(view, { t, region, timeZone })}\n\n${t('contact-edit-which')}`, rows }
  },

  actions: {
    back: (ctx, id) => ctx.show('contact', { id }),
    ...Object.fromEntries(
      CONTACT_FIELDS.map((field) => [
        field,
        async (ctx, id) => {
          const { displayName } = await ctx.services.contacts.get(ctx.actor(), id)
          await ctx.begin('editContact', { id, field, name: displayName })
        },
      ]) satisfies readonly (readonly [string, Screen<'editContact'>['actions'][string]])[],
    ),
  },

  reload: (ctx, { argument, notice }) => ctx.show('contact', { id: argument, notice }),
}
