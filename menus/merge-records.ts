/** Shows what a merge of two records would do, before it is done. */
import type { EventId, Id } from '../src/ids.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { none, type ValueOf } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { mergedId, mergedPair, recordPair } from '../src/bot/screens/merged-argument.ts'
import { mergingsOf } from '../src/bot/screens/mergings-of.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { showDuplicates } from '../src/bot/screens/show-duplicates.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { mergePreviewText } from '../src/bot/text/merge-text.ts'
import { type MergedRef, mergedRef } from '../src/services/merging/mergeable.ts'

type Pair = ValueOf<typeof mergedPair>

/** `next` and `turn` are for the queue of possible duplicates, where the next pair follows. */
const action = declareActions({
  merge: mergedPair,
  next: mergedPair,
  swap: mergedPair,
  turn: mergedPair,
  back: mergedId,
  queue: none,
})

function primaryOf(tap: Tap<typeof action> | null): MergedRef | null {
  if (tap === null || tap.action === 'queue') return null
  const { kind } = tap.argument
  const id: Id = tap.action === 'back' ? tap.argument.value : tap.argument.value[0]
  return mergedRef(kind, id)
}

type Merged = { readonly record: MergedRef; readonly undoId: EventId; readonly notice: string }

async function merge(ctx: BotContext, pair: Pair): Promise<Merged> {
  const { kind } = pair
  const merged = await mergingsOf(ctx, kind).merge(ctx.actor(), recordPair(pair))
  const notice = ctx.t(`merge-done-${kind}`, { losing: merged.losingName, primary: merged.displayName })
  return { record: mergedRef(kind, merged.id), undoId: merged.undoId, notice }
}

export const mergeRecords = defineScreen({
  name: 'mergeRecords',
  id: 'mrg',
  action,

  async render(ctx, { isReview = false, ...given }) {
    const { t } = ctx
    const { kind } = given
    const preview = await mergingsOf(ctx, kind).previewMerge(ctx.actor(), given)
    const { primary, losing } = preview
    const [merging, turning] = isReview ? [action.next, action.turn] : [action.merge, action.swap]
    const back = isReview ? action.queue() : action.back({ kind, value: primary.id })
    return {
      text: mergePreviewText(preview, cardWords(ctx)),
      rows: [
        [button(t('button-merge'), merging({ kind, value: [primary.id, losing.id] }), 'primary')],
        [
          button(
            labelOf(t('button-merge-swap', { name: losing.name })),
            turning({ kind, value: [losing.id, primary.id] }),
          ),
        ],
        [button(t('button-back'), back)],
      ],
    }
  },

  on: {
    async merge(ctx, pair) {
      const { record, undoId, notice } = await merge(ctx, pair)
      await showCard(ctx, record, { undoId, notice })
    },
    async next(ctx, pair) {
      const { undoId, notice } = await merge(ctx, pair)
      await showDuplicates(ctx, { undoId, notice })
    },
    swap: (ctx, pair) => ctx.show('mergeRecords', recordPair(pair)),
    turn: (ctx, pair) => ctx.show('mergeRecords', { ...recordPair(pair), isReview: true }),
    back: (ctx, { kind, value }) => showCard(ctx, mergedRef(kind, value)),
    queue: (ctx) => showDuplicates(ctx),
  },

  about: primaryOf,

  reload(ctx, { tap, about, notice }) {
    const shown = about?.kind === 'contact' || about?.kind === 'company' ? about : primaryOf(tap)
    return shown === null ? null : showCard(ctx, shown, { notice })
  },
})
