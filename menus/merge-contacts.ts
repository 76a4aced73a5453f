/** Shows what a merge of two contacts would do, before it is done. */
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { mergePreviewText } from '../src/bot/text/merge-text.ts'
import type { ContactId } from '../src/models/ids.ts'

/** The one that remains comes first. */
const pair = idPair<ContactId, ContactId>()

const action = declareActions({
  merge: pair,
  swap: pair,
  back: anId<ContactId>(),
})

function primaryOf(tap: Tap<typeof action> | null): ContactId | null {
  if (tap === null) return null
  return tap.action === 'back' ? tap.argument : tap.argument[0]
}

export const mergeContacts = defineScreen({
  name: 'mergeContacts',
  id: 'mrg',
  action,

  async render(ctx, given) {
    const { t } = ctx
    const preview = await ctx.services.contacts.previewMerge(ctx.actor(), given)
    const { primary, losing } = preview
    return {
      text: mergePreviewText(preview, cardWords(ctx)),
      rows: [
        [button(t('button-merge'), action.merge([primary.id, losing.id]), 'primary')],
        [button(labelOf(t('button-merge-swap', { name: losing.name })), action.swap([losing.id, primary.id]))],
        [button(t('button-back'), action.back(primary.id))],
      ],
    }
  },

  on: {
    async merge(ctx, [primary, losing]) {
      const { id, displayName, losingName, undoId } = await ctx.services.contacts.merge(ctx.actor(), {
        primary,
        losing,
      })
      await ctx.show('contact', {
        id,
        undoId,
        notice: ctx.t('merge-done', { losing: losingName, primary: displayName }),
      })
    },
    swap: (ctx, [primary, losing]) => ctx.show('mergeContacts', { primary, losing }),
    back: (ctx, id) => ctx.show('contact', { id }),
  },

  about(tap) {
    const id = primaryOf(tap)
    return id === null ? null : { kind: 'contact', id }
  },

  reload(ctx, { tap, about, notice }) {
    const id = about?.kind === 'contact' ? about.id : primaryOf(tap)
    return id === null ? null : ctx.show('contact', { id, notice })
  },
})
