/** A whole note with its files, when it is too long for a line of the timeline or has files. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { AppError } from '../src/errors.ts'
import { partsOf } from '../src/language/cut-text.ts'
import type { NoteId } from '../src/models/ids.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { none, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, type Button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { sendFile } from '../src/bot/screens/send-file.ts'
import { timelineTarget } from '../src/bot/screens/timeline-target.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { fileText } from '../src/bot/text/file-text.ts'
import { momentText } from '../src/bot/text/moment-text.ts'

const action = declareActions({
  // A note has at most three pages.
  p: sequence(timelineTarget, packedId<NoteId>(), wholeNumber(1)),
  file: sequence(packedId<NoteId>(), wholeNumber(2)),
  del: sequence(timelineTarget, packedId<NoteId>()),
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
    const { text, files, forwardedFrom, at, by, deletable } = await ctx.services.notes.get(ctx.actor(), id)
    const pages = partsOf(text, PAGE_UNITS)
    const shown = Math.max(0, Math.min(page, pages.length - 1))
    const when = momentText(new Date(at), { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() })
    const to = (number: number, label: string): Button => button(label, action.p([target, id, number]))
    const turns: Row = [
      ...(shown > 0 ? [to(shown - 1, '◀️')] : []),
      ...(shown < pages.length - 1 ? [to(shown + 1, '▶️')] : []),
    ]
    const head = [
      by === null ? when : `${when} · ${by}`,
      ...(forwardedFrom === null ? [] : [t('note-forwarded-from', { name: forwardedFrom })]),
    ].join('\n')
    return {
      text: fmt`${FormattedString.bold(t('timeline-note-created'))}\n${head}\n\n${pages[shown] ?? ''}`,
      rows: [
        ...(turns.length > 0 ? [turns] : []),
        ...files.map((file, index): Row => [button(labelOf(fileText(file, t)), action.file([id, index]))]),
        ...(deletable ? [[button(t('button-delete'), action.del([target, id]), 'danger')]] : []),
        [button(t('button-back'), action.back(target)), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    p: (ctx, [target, id, page]) => ctx.show('note', { target, id, page }),
    async file(ctx, [id, index]) {
      const { files } = await ctx.services.notes.get(ctx.actor(), id)
      const file = files[index]
      if (file === undefined) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
      if (!(await sendFile(ctx, file))) await ctx.show('notice', { text: ctx.t('file-gone') }, { fresh: true })
    },
    async del(ctx, [target, id]) {
      const { undoId } = await ctx.services.notes.delete(ctx.actor(), id)
      await showCard(ctx, target, { undoId, notice: ctx.t('note-deleted') })
    },
    back: (ctx, target) => ctx.show('timeline', { target }),
    home: (ctx) => ctx.show('home', {}),
  },

  about: (tap) => (tap.action === 'back' ? tap.argument : null),

  reload(ctx, { tap, notice }) {
    if (tap?.action === 'p' || tap?.action === 'del') return showCard(ctx, tap.argument[0], { notice })
    return tap?.action === 'back' ? showCard(ctx, tap.argument, { notice }) : null
  },
})
