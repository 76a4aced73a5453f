/** Everything that happened to a contact, a company or a deal, newest first, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { none, packedId, sequence } from '../src/bot/screens/argument.ts'
import { button, type Button, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { mergingsOf } from '../src/bot/screens/mergings-of.ts'
import { separateAndShow } from '../src/bot/screens/separate-and-show.ts'
import { showCard } from '../src/bot/screens/show-card.ts'
import { timelineTarget } from '../src/bot/screens/timeline-target.ts'
import { fileText, filesIn } from '../src/bot/text/file-text.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { timelineLines } from '../src/bot/text/timeline-lines.ts'
import type { EventId, NoteId } from '../src/models/ids.ts'
import type { Actor } from '../src/services/core/actor.ts'
import { may } from '../src/services/core/permissions.ts'
import type { ListedMerge } from '../src/services/merging/list-merges.ts'
import { SEPARABLE_FOR_MS } from '../src/services/merging/merge-state.ts'
import type { TimelineEntry, TimelineOf } from '../src/services/timeline/timeline.ts'

const action = declareActions({
  first: timelineTarget,
  older: sequence(timelineTarget, packedId<EventId>()),
  note: sequence(timelineTarget, packedId<NoteId>()),
  apart: sequence(timelineTarget, packedId<EventId>()),
  back: timelineTarget,
  home: none,
})

const PAGE_SIZE = 8
/** UTF-16 code units, so that a page of long notes and changes still fits into one message. */
const MAX_ENTRY = 300

type OpenedNote = { readonly id: NoteId; readonly label: string }

function openedNote({ about, since, target, changes }: TimelineEntry, t: Translate): readonly OpenedNote[] {
  if (target.kind !== 'note' || about === null || since === 'deleted') return []
  const [file] = filesIn(changes.find(({ path }) => path === 'files')?.to)
  const label = file === undefined ? `📝 ${about}` : `${fileText(file, t)} ${about}`
  return [{ id: target.id, label: labelOf(label.replace(/\s+/gu, ' ').trim()) }]
}

/** Each note once, where it was written if that is on the page: there its files are known. */
function openedNotes(entries: readonly TimelineEntry[], t: Translate): readonly OpenedNote[] {
  const opened = new Map(entries.flatMap((entry) => openedNote(entry, t)).map((note) => [note.id, note]))
  return [...opened.values()]
}

async function nameOf(ctx: BotContext, actor: Actor, target: TimelineOf): Promise<string> {
  switch (target.kind) {
    case 'contact':
      return `👤 ${(await ctx.services.contacts.get(actor, target.id)).displayName}`
    case 'company':
      return `🏢 ${(await ctx.services.companies.get(actor, target.id)).name}`
    case 'deal':
      return `💼 ${(await ctx.services.deals.get(actor, target.id)).title}`
  }
}

function targetOf(tap: Tap<typeof action> | null): TimelineOf | null {
  switch (tap?.action) {
    case 'older':
    case 'note':
    case 'apart':
      return tap.argument[0]
    case 'first':
    case 'back':
      return tap.argument
    default:
      return null
  }
}

/** The last merge into the record, if its entry is among these and the reader may undo it: earlier ones come after it. */
async function mergeAmong(
  ctx: BotContext,
  { kind, id }: TimelineOf,
  entries: readonly TimelineEntry[],
): Promise<ListedMerge | null> {
  if (kind === 'deal' || !entries.some(({ type }) => type === `${kind}.merged`)) return null
  const actor = ctx.actor()
  if (!may(actor.role, 'contact.separate')) return null
  const { merges } = await mergingsOf(ctx, kind).listMerges(actor, id)
  const [last] = merges
  if (last === undefined || !entries.some((entry) => entry.id === last.id)) return null
  return ctx.now().getTime() - Date.parse(last.at) <= SEPARABLE_FOR_MS ? last : null
}

export const timeline = defineScreen({
  name: 'timeline',
  id: 'tml',
  action,

  async render(ctx, { target, before, notice }) {
    const { t } = ctx
    const actor = ctx.actor()
    const query = { limit: PAGE_SIZE, ...(before !== undefined && { before }) }
    const [name, { entries, hasMore }] = await Promise.all([
      nameOf(ctx, actor, target),
      ctx.services.timeline.list(actor, target, query),
    ])
    const lines = timelineLines(entries, {
      ...cardWords(ctx),
      now: ctx.now(),
      limit: MAX_ENTRY,
      tellsBeginning: true,
    })
    const last = entries.at(-1)
    const pages: Button[] = [
      ...(before === undefined ? [] : [button(t('button-newest'), action.first(target))]),
      ...(hasMore && last !== undefined ? [button(t('button-older'), action.older([target, last.id]))] : []),
    ]
    const merge = await mergeAmong(ctx, target, entries)
    const rows: Row[] = [
      ...(merge === null
        ? []
        : [[button(labelOf(t('button-separate', { name: merge.name })), action.apart([target, merge.id]))]]),
      ...openedNotes(entries, t).map(({ id, label }): Row => [button(label, action.note([target, id]))]),
      ...(pages.length > 0 ? [pages] : []),
      [button(t('button-back'), action.back(target)), button(t('button-home'), action.home())],
    ]
    const body =
      lines.length === 0 ? t('timeline-none') : lines.map(({ what, details }) => `${what}\n${details}`).join('\n\n')
    return { text: withNotice(notice, fmt`${FormattedString.bold(name)}\n🕘 ${t('timeline-title')}\n\n${body}`), rows }
  },

  on: {
    first: (ctx, target) => ctx.show('timeline', { target }),
    older: (ctx, [target, before]) => ctx.show('timeline', { target, before }),
    note: (ctx, [target, id]) => ctx.show('note', { target, id, page: 0 }),
    async apart(ctx, [{ kind }, eventId]) {
      // Only records of these kinds are merged.
      if (kind !== 'deal') await separateAndShow(ctx, kind, eventId)
    },
    back: (ctx, target) => showCard(ctx, target),
    home: (ctx) => ctx.show('home', {}),
  },

  about: targetOf,

  reload(ctx, { tap, notice }) {
    const target = targetOf(tap)
    return target === null ? null : showCard(ctx, target, { notice })
  },
})
