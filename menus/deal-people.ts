/** The contacts of a deal, each with what they are to it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { isChangeable } from '../src/bot/screens/deal-items-acts.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { personText } from '../src/bot/text/person-of-deal.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ContactId, DealId, EventId } from '../src/models/ids.ts'

const action = declareActions({
  who: idPair<DealId, ContactId>(),
  open: anId<ContactId>(),
  add: anId<DealId>(),
  back: anId<DealId>(),
  undo: anId<EventId>(),
})

function dealOf(tap: Tap<typeof action> | null): DealId | null {
  switch (tap?.action) {
    case 'who':
      return tap.argument[0]
    case 'add':
    case 'back':
      return tap.argument
    default:
      return null
  }
}

export const dealPeople = defineScreen({
  name: 'dealPeople',
  id: 'dpp',
  action,

  async render(ctx, { id, notice, undoId }) {
    const { t } = ctx
    const view = await ctx.services.deals.get(ctx.actor(), id)
    const changes = isChangeable(ctx, view)
    const lines = view.contact.map(({ id: contact }, index) => `${index + 1}. ${personText(view, contact, t)}`)
    const rows: readonly Row[] = [
      ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
      ...view.contact.map(({ id: contact, name }) => [
        button(labelOf(name), changes ? action.who([view.id, contact]) : action.open(contact)),
      ]),
      ...(changes ? [[button(t('button-person-add'), action.add(view.id), 'primary')]] : []),
      [button(t('button-back'), action.back(view.id))],
    ]
    const title = FormattedString.bold(t('people-title', { name: view.title }))
    const asked = changes && lines.length > 0 ? ['', t('people-ask')] : []
    const text = [...(lines.length === 0 ? [t('people-none')] : lines), ...asked].join('\n')
    return { text: withNotice(notice, fmt`${title}\n\n${text}`), rows }
  },

  on: {
    who: (ctx, [id, contact]) => ctx.show('dealPerson', { id, contact }),
    open: (ctx, id) => ctx.show('contact', { id }),
    async add(ctx, id) {
      const { title } = await ctx.services.deals.get(ctx.actor(), id)
      await ctx.begin('addDealContact', { id, title })
    },
    back: (ctx, id) => ctx.show('deal', { id }),
    undo: undoAndShow,
  },

  about(tap) {
    const id = dealOf(tap)
    return id === null ? null : { kind: 'deal', id }
  },

  reload(ctx, { tap, about, notice }) {
    const id = about?.kind === 'deal' ? about.id : dealOf(tap)
    return id === null ? null : ctx.show('dealPeople', { id, notice })
  },
})
