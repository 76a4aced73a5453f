/** The card of one contact. */
import type { ContactId } from '../src/models/ids.ts'
import type { Row } from '../src/bot/context/buttons.ts'
import type { Screen } from '../src/bot/context/screen.ts'
import { undoAndShow } from '../src/bot/context/undo-and-show.ts'
import { contactCard } from '../src/bot/views/contact-card.ts'
import { withNotice } from '../src/bot/views/notice.ts'
import { may } from '../src/services/permissions.ts'

export const contact: Screen<'contact'> = {
  name: 'contact',
  id: 'ct',

  async render(ctx, { id, notice, undoId }) {
    const { t, membership } = ctx
    const actor = ctx.actor()
    const view = await ctx.services.contacts.get(actor, id)
    const { region, timeZone } = membership ?? { region: 'US', timeZone: 'UTC' }
    const writes = may(actor.role, 'contact.write')
    const rows: Row[] = [
      ...(undoId ? [[{ label: t('button-undo'), action: `undo:${undoId}` }]] : []),
      ...(writes
        ? [
            [
              { label: t('button-edit'), action: `edit:${view.id}`, style: 'primary' as const },
              { label: t('button-delete'), action: `delete:${view.id}`, style: 'danger' as const },
            ],
          ]
        : []),
      [
        { label: t('button-contacts'), action: 'list' },
        { label: t('button-home'), action: 'home' },
      ],
    ]
    return { text: withNotice(notice, contactCard(view, { t, region, timeZone })), rows }
  },

  actions: {
    edit: (ctx, id) => ctx.show('editContact', { id }),
    list: (ctx) => ctx.show('contacts', { order: 'recent' }),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
    async delete(ctx, id) {
      const { displayName, undoId } = await ctx.services.contacts.delete(ctx.actor(), id as ContactId)
      await ctx.show('notice', { text: ctx.t('contact-deleted', { name: displayName }), undoId })
    },
  },

  reload: (ctx, { argument, contactId, notice }) => ctx.show('contact', { id: contactId ?? argument, notice }),
}
