/** A whole note, when it is too long for a line of the timeline. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { partsOf } from '../src/language/cut-text.ts'
import type { NoteId } from '../src/models/ids.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { none, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, type Button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { timelineTarget } from '../src/bot/screens/timeline-target.ts'
import { momentText } from '../src/bot/text/moment-text.ts'

const action = declareActions({
  // A note has at most three pages.
  p: sequence(timelineTarget, packedId<NoteId>(), wholeNumber(1)),
  back: timelineTarget,
  home: none,
})

/** UTF-16 code units: a message has room for 4,096, including what stands above. */
const PAGE_UNITS = 3_800

export const note = defineScreen({
  name: 'note',
  id: 'note',
  action,

  async render(ctx, { target, id, page }) {
    const { t } = ctx
    const { text, at, by } = await ctx.services.notes.get(ctx.actor(), id)
    const pages = partsOf(text, PAGE_UNITS)
    const shown = Math.min(page, pages.length - 1)
    const when = momentText(new Date(at), { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() })
    const to = (number: number, label: string): Button => button(label, action.p([target, id, number]))
    const turns: Row = [
      ...(shown > 0 ? [to(shown - 1, '◀️')] : []),
      ...(shown < pages.length - 1 ? [to(shown + 1, '▶️')] : []),
    ]
    const head = by === null ? when : `${when} · ${by}`
    return {
      text: fmt`${FormattedString.bold(t('timeline-note-created'))}\n${head}\n\n${pages[shown] ?? ''}`,
      rows: [
        ...(turns.length > 0 ? [turns] : []),
        [button(t('button-back'), action.back(target)), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    p: (ctx, [target, id, page]) => ctx.show('note', { target, id, page }),
    back: (ctx, target) => ctx.show('timeline', { target }),
    home: (ctx) => ctx.show('home', {}),
  },

  reload(ctx, { tap, notice }) {
    if (tap?.action === 'p') return showCard(ctx, tap.argument[0], { notice })
    return tap?.action === 'back' ? showCard(ctx, tap.argument, { notice }) : null
  },
})
