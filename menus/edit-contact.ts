/** Which field of a contact to edit. */
import { fmt } from '@grammyjs/parse-mode'

import { declareActions, tableOf } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { contactCard } from '../src/bot/text/contact-card.ts'
import type { ContactId } from '../src/models/ids.ts'
import { CONTACT_FIELDS } from '../src/services/contacts/edit-contact.ts'

const action = declareActions({
  back: anId<ContactId>(),
  ...tableOf(CONTACT_FIELDS, () => anId<ContactId>()),
})

export const editContact = defineScreen({
  name: 'editContact',
  id: 'cte',
  action,

  async render(ctx, { id }) {
    const { t, membership } = ctx
    const view = await ctx.services.contacts.get(ctx.actor(), id)
    const { region, timeZone } = membership ?? { region: 'US', timeZone: 'UTC' }
    const buttons = CONTACT_FIELDS.map((field): Button => button(t(`field-${field}`), action[field](view.id)))
    const rows: Row[] = [
      ...[0, 2, 4].map((start) => buttons.slice(start, start + 2)),
      [button(t('button-back'), action.back(view.id))],
    ]
    return { text: fmt`${contactCard(view, { t, region, timeZone })}\n\n${t('contact-edit-which')}`, rows }
  },

  on: {
    back: (ctx, id) => ctx.show('contact', { id }),
    ...tableOf(CONTACT_FIELDS, (field) => async (ctx: BotContext, id: ContactId): Promise<void> => {
      const { displayName } = await ctx.services.contacts.get(ctx.actor(), id)
      await ctx.begin('editContact', { id, field, name: displayName })
    }),
  },

  async reload(ctx, { tap, notice }) {
    if (tap === null) await ctx.show('notice', { text: notice })
    else await ctx.show('contact', { id: tap.argument, notice })
  },
})
