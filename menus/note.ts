/** A whole note with its files. Its author can change it, and whoever may can delete it. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { EventId, NoteId } from '../src/models/ids.ts'
import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, none, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import { button, type Button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { sendFileAgain } from '../src/bot/screens/send-file-again.ts'
import { timelineTarget } from '../src/bot/screens/timeline-target.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { fileText } from '../src/bot/text/file-text.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { notePages } from '../src/bot/text/note-pages.ts'
import { withNotice } from '../src/bot/text/notice.ts'

const action = declareActions({
  // A note has at most three pages.
  p: sequence(timelineTarget, packedId<NoteId>(), wholeNumber(1)),
  edit: sequence(timelineTarget, packedId<NoteId>(), wholeNumber(1)),
  undo: anId<EventId>(),
  file: sequence(packedId<NoteId>(), wholeNumber(2)),
  del: sequence(timelineTarget, packedId<NoteId>()),
  back: timelineTarget,
  home: none,
})

export const note = defineScreen({
  name: 'note',
  id: 'note',
  action,

  async render(ctx, { target, id, page, notice, undoId }) {
    const { t } = ctx
    const view = await ctx.services.notes.get(ctx.actor(), id)
    const { files, forwardedFrom, at, editedAt, by, editable, deletable } = view
    const pages = notePages(view.text)
    const shown = Math.max(0, Math.min(page, pages.length - 1))
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const when = momentText(new Date(at), clock)
    const to = (number: number, label: string): Button => button(label, action.p([target, id, number]))
    const turns: Row = [
      ...(shown > 0 ? [to(shown - 1, '◀️')] : []),
      ...(shown < pages.length - 1 ? [to(shown + 1, '▶️')] : []),
    ]
    const head = [
      by === null ? when : `${when} · ${by}`,
      ...(editedAt === null ? [] : [t('note-edited-at', { when: momentText(new Date(editedAt), clock) })]),
      ...(forwardedFrom === null ? [] : [t('note-forwarded-from', { name: forwardedFrom })]),
    ].join('\n')
    const edit = button(t('button-edit'), action.edit([target, id, shown]))
    const remove = button(t('button-delete'), action.del([target, id]), 'danger')
    const changes: Row = [...(editable ? [edit] : []), ...(deletable ? [remove] : [])]
    const text = fmt`${FormattedString.bold(t('timeline-note-created'))}\n${head}\n\n${pages[shown] ?? ''}`
    return {
      text: withNotice(notice, text),
      rows: [
        ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
        ...(turns.length > 0 ? [turns] : []),
        ...files.map((file): Row => [button(labelOf(fileText(file, t)), action.file([id, file.place]))]),
        ...(changes.length > 0 ? [changes] : []),
        [button(t('button-back'), action.back(target)), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    p: (ctx, [target, id, page]) => ctx.show('note', { target, id, page }),
    file: (ctx, [id, place]) => sendFileAgain(ctx, id, place),
    edit: (ctx, [target, id, page]) => ctx.begin('editNote', { target, id, page }),
    undo: (ctx, undoId) => undoAndShow(ctx, undoId),
    async del(ctx, [target, id]) {
      const { undoId } = await ctx.services.notes.delete(ctx.actor(), id)
      await showCard(ctx, target, { undoId, notice: ctx.t('note-deleted') })
    },
    back: (ctx, target) => ctx.show('timeline', { target }),
    home: (ctx) => ctx.show('home', {}),
  },

  about: (tap) => (tap.action === 'back' ? tap.argument : null),

  reload(ctx, { tap, notice }) {
    switch (tap?.action) {
      case 'p':
      case 'edit':
      case 'del':
        return showCard(ctx, tap.argument[0], { notice })
      case 'back':
        return showCard(ctx, tap.argument, { notice })
      default:
        return null
    }
  },
})
