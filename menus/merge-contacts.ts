/** Shows what a merge of two contacts would do, before it is done. */
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, idPair, none } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showDuplicates } from '../src/bot/screens/show-duplicates.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { mergePreviewText } from '../src/bot/text/merge-text.ts'
import type { ContactId } from '../src/models/ids.ts'
import type { MergedContacts } from '../src/services/contacts/merge-contacts.ts'

/** The one that remains comes first. */
const pair = idPair<ContactId, ContactId>()
type Pair = readonly [ContactId, ContactId]

/** `next` and `turn` are for the queue of possible duplicates, where the next pair follows. */
const action = declareActions({
  merge: pair,
  next: pair,
  swap: pair,
  turn: pair,
  back: anId<ContactId>(),
  queue: none,
})

function primaryOf(tap: Tap<typeof action> | null): ContactId | null {
  if (tap === null || tap.action === 'queue') return null
  return tap.action === 'back' ? tap.argument : tap.argument[0]
}

async function merge(ctx: BotContext, [primary, losing]: Pair): Promise<MergedContacts & { readonly notice: string }> {
  const merged = await ctx.services.contacts.merge(ctx.actor(), { primary, losing })
  const notice = ctx.t('merge-done', { losing: merged.losingName, primary: merged.displayName })
  return { ...merged, notice }
}

export const mergeContacts = defineScreen({
  name: 'mergeContacts',
  id: 'mrg',
  action,

  async render(ctx, { isReview = false, ...given }) {
    const { t } = ctx
    const preview = await ctx.services.contacts.previewMerge(ctx.actor(), given)
    const { primary, losing } = preview
    const [merging, turning] = isReview ? [action.next, action.turn] : [action.merge, action.swap]
    return {
      text: mergePreviewText(preview, cardWords(ctx)),
      rows: [
        [button(t('button-merge'), merging([primary.id, losing.id]), 'primary')],
        [button(labelOf(t('button-merge-swap', { name: losing.name })), turning([losing.id, primary.id]))],
        [button(t('button-back'), isReview ? action.queue() : action.back(primary.id))],
      ],
    }
  },

  on: {
    async merge(ctx, both) {
      const { id, undoId, notice } = await merge(ctx, both)
      await ctx.show('contact', { id, undoId, notice })
    },
    async next(ctx, both) {
      const { undoId, notice } = await merge(ctx, both)
      await showDuplicates(ctx, { undoId, notice })
    },
    swap: (ctx, [primary, losing]) => ctx.show('mergeContacts', { primary, losing }),
    turn: (ctx, [primary, losing]) => ctx.show('mergeContacts', { primary, losing, isReview: true }),
    back: (ctx, id) => ctx.show('contact', { id }),
    queue: (ctx) => showDuplicates(ctx),
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
