/** A note, whole: what was too long for a line of the timeline. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { Button, Row } from '../src/bot/screens/buttons.ts'
import { unpackPair } from '../src/bot/screens/packed-ids.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { decodeTarget, encodeTarget } from '../src/bot/screens/timeline-target.ts'
import { momentText } from '../src/bot/text/moment-text.ts'

/** UTF-16 code units: a message has room for 4,096 with what stands above. */
const PAGE_UNITS = 3_800

/** The text in parts that fit into a message, cut between characters and at a space where one is near. */
function pagesOf(text: string): readonly string[] {
  const pages: string[] = []
  for (let rest = text; rest !== '';) {
    if (rest.length <= PAGE_UNITS) return [...pages, rest]
    const space = rest.lastIndexOf(' ', PAGE_UNITS)
    const end = space > PAGE_UNITS / 2 ? space : PAGE_UNITS
    const part = rest.slice(0, end).replace(/[\uD800-\uDBFF]$/u, '')
    pages.push(part)
    rest = rest.slice(part.length).trimStart()
  }
  return pages
}

export const note: Screen<'note'> = {
  name: 'note',
  id: 'note',

  async render(ctx, { target, id, page }) {
    const { t } = ctx
    const { text, at, by } = await ctx.services.notes.get(ctx.actor(), id)
    const pages = pagesOf(text)
    const shown = Math.min(page, pages.length - 1)
    const when = momentText(new Date(at), { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() })
    // The page stands behind the packed ids, in one digit: a note has three pages at most.
    const to = (number: number, label: string): Button => ({ label, action: `p:${encodeTarget(target, id)}${number}` })
    const turns: Row = [
      ...(shown > 0 ? [to(shown - 1, '◀️')] : []),
      ...(shown < pages.length - 1 ? [to(shown + 1, '▶️')] : []),
    ]
    const head = by === null ? when : `${when} · ${by}`
    return {
      text: fmt`${FormattedString.bold(t('timeline-note-created'))}\n${head}\n\n${pages[shown] ?? ''}`,
      rows: [
        ...(turns.length > 0 ? [turns] : []),
        [
          { label: t('button-back'), action: `back:${encodeTarget(target)}` },
          { label: t('button-home'), action: 'home' },
        ],
      ],
    }
  },

  actions: {
    async p(ctx, argument) {
      const packed = argument.slice(0, -1)
      const [, id] = unpackPair(packed.slice(1))
      await ctx.show('note', { target: decodeTarget(packed), id, page: Number(argument.slice(-1)) || 0 })
    },
    back: (ctx, argument) => ctx.show('timeline', { target: decodeTarget(argument) }),
    home: (ctx) => ctx.show('home', {}),
  },

  async reload(ctx, { argument, notice }) {
    const { kind, id } = decodeTarget(argument.slice(0, 17))
    await ctx.show(kind, { id, notice })
  },
}
