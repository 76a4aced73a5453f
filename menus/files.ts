/** The files of a record, the last ones first: a tap sends one again, and whoever may can take it off. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, none, packedId, sequence, wholeNumber } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { sendFileAgain } from '../src/bot/screens/send-file-again.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { timelineTarget } from '../src/bot/screens/timeline-target.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { fileText } from '../src/bot/text/file-text.ts'
import { fileLabel, fileLines } from '../src/bot/text/files-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { EventId, NoteId } from '../src/models/ids.ts'
import type { FilePage, FilePlace, ListedFile } from '../src/services/notes/files-of-record.ts'
import type { TimelineOf } from '../src/services/timeline/timeline.ts'

/** A note has at most twenty files. */
const fileOf = sequence(timelineTarget, packedId<NoteId>(), wholeNumber(2))

const action = declareActions({
  get: fileOf,
  del: fileOf,
  // The page after a file, to send from and to take off from.
  pg: fileOf,
  rpg: fileOf,
  first: timelineTarget,
  rm: timelineTarget,
  undo: anId<EventId>(),
  back: timelineTarget,
  home: none,
})

const PAGE_SIZE = 8

function targetOf(tap: Tap<typeof action> | null): TimelineOf | null {
  switch (tap?.action) {
    case 'get':
    case 'del':
    case 'pg':
    case 'rpg':
      return tap.argument[0]
    case 'first':
    case 'rm':
    case 'back':
      return tap.argument
    default:
      return null
  }
}

function placed(target: TimelineOf, { noteId, place }: FilePlace) {
  return [target, noteId, place] as const
}

function afterOf(noteId: NoteId, place: number): { readonly after: FilePlace } {
  return { after: { noteId, place } }
}

function fileRows({ t }: BotContext, { target, removing }: ScreenParams['files'], files: readonly ListedFile[]): Row[] {
  if (removing !== true) {
    return files.map((file) => [button(labelOf(fileLabel(file, t)), action.get(placed(target, file)))])
  }
  return files
    .filter(({ removable }) => removable)
    .map((file) => [button(labelOf(`🗑 ${fileText(file, t)}`), action.del(placed(target, file)), 'danger')])
}

function pages(
  { t }: BotContext,
  { target, after, removing }: ScreenParams['files'],
  page: FilePage,
): readonly Button[] {
  const to = removing === true ? { first: action.rm, next: action.rpg } : { first: action.first, next: action.pg }
  const last = page.files.at(-1)
  return [
    ...(after === undefined ? [] : [button(t('button-newest'), to.first(target))]),
    ...(page.hasAfter && last !== undefined ? [button(t('button-older'), to.next(placed(target, last)))] : []),
  ]
}

/** Turns taking off on and off, on the same page. */
function modeRow({ t }: BotContext, { target, after, removing }: ScreenParams['files'], { files }: FilePage): Row[] {
  if (removing === true) {
    return [
      [button(t('button-files-keep'), after === undefined ? action.first(target) : action.pg(placed(target, after)))],
    ]
  }
  if (!files.some(({ removable }) => removable)) return []
  return [
    [button(t('button-files-remove'), after === undefined ? action.rm(target) : action.rpg(placed(target, after)))],
  ]
}

export const files = defineScreen({
  name: 'files',
  id: 'fil',
  action,

  async render(ctx, params) {
    const { t } = ctx
    const { target, after, removing, notice, undoId } = params
    const query = { limit: PAGE_SIZE, ...(after !== undefined && { after }) }
    const page = await ctx.services.notes.listFiles(ctx.actor(), target, query)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const turns = pages(ctx, params, page)
    const lines = page.files.map((file) => fileLines(file, clock))
    const ask = page.count === 0 ? 'files-none' : removing === true ? 'files-pick-removed' : 'files-pick'
    const title = fmt`${FormattedString.bold(t('files-title', { count: page.count }))}`
    return {
      text: withNotice(notice, fmt`${title}\n${[t(ask), ...lines].join('\n\n')}`),
      rows: [
        ...(undoId === undefined ? [] : [[button(t('button-undo'), action.undo(undoId))]]),
        ...fileRows(ctx, params, page.files),
        ...(turns.length > 0 ? [turns] : []),
        ...modeRow(ctx, params, page),
        [button(t('button-back'), action.back(target)), button(t('button-home'), action.home())],
      ],
    }
  },

  on: {
    get: (ctx, [, noteId, place]) => sendFileAgain(ctx, noteId, place),
    async del(ctx, [target, noteId, place]) {
      const { undoId } = await ctx.services.notes.removeFile(ctx.actor(), { noteId, place })
      await ctx.show('files', { target, notice: ctx.t('file-removed'), undoId })
    },
    pg: (ctx, [target, noteId, place]) => ctx.show('files', { target, ...afterOf(noteId, place) }),
    rpg: (ctx, [target, noteId, place]) => ctx.show('files', { target, removing: true, ...afterOf(noteId, place) }),
    first: (ctx, target) => ctx.show('files', { target }),
    rm: (ctx, target) => ctx.show('files', { target, removing: true }),
    undo: (ctx, undoId) => undoAndShow(ctx, undoId),
    back: (ctx, target) => showCard(ctx, target),
    home: (ctx) => ctx.show('home', {}),
  },

  about: targetOf,

  reload(ctx, { tap, notice }) {
    const target = targetOf(tap)
    return target === null ? null : ctx.show('files', { target, notice })
  },
})
