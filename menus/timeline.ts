/** Everything that happened to a contact or a deal, newest first, page by page. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { BotContext } from '../src/bot/screens/bot-context.ts'
import type { Button, Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { unpackPair } from '../src/bot/screens/packed-ids.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { decodeTarget, encodeTarget } from '../src/bot/screens/timeline-target.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { timelineLines } from '../src/bot/text/timeline-lines.ts'
import type { Actor } from '../src/services/core/actor.ts'
import type { TimelineEntry, TimelineOf } from '../src/services/timeline/timeline.ts'

const PAGE_SIZE = 8
/** UTF-16 code units, so that a page of long notes still fits into one message. */
const MAX_NOTE_EXCERPT = 300

/** A note of which only the beginning is shown: it can be opened. */
function isCut({ type, about }: TimelineEntry): boolean {
  return type === 'note.created' && about !== null && about.length > MAX_NOTE_EXCERPT
}

async function nameOf(ctx: BotContext, actor: Actor, { kind, id }: TimelineOf): Promise<string> {
  if (kind === 'deal') return `💼 ${(await ctx.services.deals.get(actor, id)).title}`
  return `👤 ${(await ctx.services.contacts.get(actor, id)).displayName}`
}

export const timeline: Screen<'timeline'> = {
  name: 'timeline',
  id: 'tml',

  async render(ctx, { target, before, notice }) {
    const { t, membership } = ctx
    const actor = ctx.actor()
    const query = { limit: PAGE_SIZE, ...(before !== undefined && { before }) }
    const [name, { entries, hasMore }] = await Promise.all([
      nameOf(ctx, actor, target),
      ctx.services.timeline.list(actor, target, query),
    ])
    const lines = timelineLines(entries, {
      t,
      timeZone: membership?.timeZone ?? 'UTC',
      now: ctx.now(),
      limit: MAX_NOTE_EXCERPT,
    })
    const last = entries.at(-1)
    const pages: Button[] = [
      ...(before === undefined ? [] : [{ label: t('button-newest'), action: `first:${encodeTarget(target)}` }]),
      ...(hasMore && last !== undefined
        ? [{ label: t('button-older'), action: `older:${encodeTarget(target, last.id)}` }]
        : []),
    ]
    const rows: Row[] = [
      ...entries.filter(isCut).map(({ about, target: { id } }): Row => {
        const label = labelOf(`📝 ${(about ?? '').replace(/\s+/gu, ' ')}`)
        return [{ label, action: `note:${encodeTarget(target, id)}` }]
      }),
      ...(pages.length > 0 ? [pages] : []),
      [
        { label: t('button-back'), action: `back:${encodeTarget(target)}` },
        { label: t('button-home'), action: 'home' },
      ],
    ]
    const body =
      lines.length === 0 ? t('timeline-none') : lines.map(({ what, details }) => `${what}\n${details}`).join('\n\n')
    return { text: withNotice(notice, fmt`${FormattedString.bold(name)}\n🕘 ${t('timeline-title')}\n\n${body}`), rows }
  },

  actions: {
    first: (ctx, argument) => ctx.show('timeline', { target: decodeTarget(argument) }),
    async older(ctx, argument) {
      const [, before] = unpackPair(argument.slice(1))
      await ctx.show('timeline', { target: decodeTarget(argument), before })
    },
    async note(ctx, argument) {
      const [, id] = unpackPair(argument.slice(1))
      await ctx.show('note', { target: decodeTarget(argument), id, page: 0 })
    },
    async back(ctx, argument) {
      const { kind, id } = decodeTarget(argument)
      await ctx.show(kind, { id })
    },
    home: (ctx) => ctx.show('home', {}),
  },

  async reload(ctx, { argument, notice }) {
    const { kind, id } = decodeTarget(argument)
    await ctx.show(kind, { id, notice })
  },
}
