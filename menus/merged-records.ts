/** The merges behind a record, with the undo of the last one. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { mergedId, mergedPair } from '../src/bot/screens/merged-argument.ts'
import { mergingsOf } from '../src/bot/screens/mergings-of.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { separateAndShow } from '../src/bot/screens/separate-and-show.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { EventId } from '../src/models/ids.ts'
import { mergedRef } from '../src/services/merging/mergeable.ts'

const action = declareActions({
  undo: mergedPair,
  back: mergedId,
})

function recordOf(tap: Tap<typeof action>) {
  return mergedRef(tap.argument.kind, tap.action === 'back' ? tap.argument.value : tap.argument.value[0])
}

/** Enough for anybody; older ones come up as the later ones are undone. */
const MAX_SHOWN = 10

export const mergedRecords = defineScreen({
  name: 'mergedRecords',
  id: 'mgd',
  action,

  async render(ctx, { kind, id: given, notice }) {
    const { t } = ctx
    const { id, displayName, merges } = await mergingsOf(ctx, kind).listMerges(ctx.actor(), given)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const lines = merges.slice(0, MAX_SHOWN).map(({ name, at, by }) => {
      const when = momentText(new Date(at), clock)
      return `• ${name}\n${by === null ? when : `${when} · ${by}`}`
    })
    const [last] = merges
    const rows: Row[] = [
      ...(last === undefined
        ? []
        : [[button(labelOf(t('button-separate', { name: last.name })), action.undo({ kind, value: [id, last.id] }))]]),
      [button(t('button-back'), action.back({ kind, value: id }))],
    ]
    const body = lines.length === 0 ? t(`merges-none-${kind}`) : `${t(`merges-about-${kind}`)}\n\n${lines.join('\n')}`
    return { text: withNotice(notice, fmt`${FormattedString.bold(displayName)}\n${body}`), rows }
  },

  on: {
    // Safe: it is written as one.
    undo: (ctx, { kind, value: [, eventId] }) => separateAndShow(ctx, kind, eventId as EventId),
    back: (ctx, { kind, value }) => showCard(ctx, mergedRef(kind, value)),
  },

  about: recordOf,

  reload: (ctx, { tap, notice }) => (tap === null ? null : showCard(ctx, recordOf(tap), { notice })),
})
