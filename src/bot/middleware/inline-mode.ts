/**
 * Inline mode: after “@bot anna” in any chat, members are offered their own records as cards to send there.
 *
 * It comes before everything else in the bot: an inline query belongs to no chat, and so to no dialogue, screen or question.
 * It only reads. Repeating it after a crash costs a search, and Telegram refuses the answer as too old.
 */
import { setTimeout as wait } from 'node:timers/promises'

import type { Filter, MiddlewareFn } from 'grammy'
import type { InlineQueryResult } from 'grammy/types'

import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { Services } from '../../services/services.ts'
import { actorOf } from './actor-of.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { isTransient } from './error-boundary.ts'
import { grammySignal } from '../telegram/grammy-signal.ts'
import { isQueryTooOld } from '../telegram/query-too-old.ts'
import { HOME_PAYLOAD, SEARCH_PAYLOAD } from '../text/card-link.ts'
import { localeOf, spokenLocale, type Translate, type Translator } from '../text/i18n.ts'
import { shareCard } from '../text/share-card.ts'

export type InlineModeDeps = {
  readonly services: Pick<Services, 'identity' | 'findShareable' | 'kinds'>
  readonly translator: Translator
  readonly log: Logger
}

type InlineContext = Filter<BotContext, 'inline_query'>

type Answer = {
  readonly results: readonly InlineQueryResult[]
  /** Where the next page begins; empty after the last page. */
  readonly nextOffset?: string
  /** Stands above the results and leads to the bot's chat. */
  readonly button?: keyof typeof BUTTONS
}

/** The button's label, by the reason it is shown, and where it leads. */
const BUTTONS = {
  open: { text: 'inline-open', start_parameter: HOME_PAYLOAD },
  empty: { text: 'inline-empty', start_parameter: HOME_PAYLOAD },
  nothing: { text: 'inline-nothing', start_parameter: SEARCH_PAYLOAD },
  failed: { text: 'inline-failed', start_parameter: HOME_PAYLOAD },
} as const

/** Telegram accepts no answer after roughly 15 s: whatever happens, the person gets one before. Milliseconds. */
const SEARCH_WITHIN_MS = 8_000
const ANSWER_WITHIN_MS = 15_000

/** Names are shorter; of a long pasted text, only the beginning is searched for. */
const MAX_SEARCHED = 64

/** The number of a page, in the form we sent; anything else starts from the beginning. */
function pageIn(offset: string): number {
  return /^[1-9]\d{0,2}$/u.test(offset) ? Number(offset) : 0
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const done = new AbortController()
  const late = wait(SEARCH_WITHIN_MS, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new AppError('UNAVAILABLE', { message: 'The search took too long' })
  })
  // Ended below if the search finishes first.
  late.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    done.abort()
  }
}

/** Install it before everything else; it lets no inline query through. */
export function createInlineMode({ services, translator, log }: InlineModeDeps): MiddlewareFn<InlineContext> {
  async function find({ inlineQuery, me, update }: InlineContext, speak: (t: Translate) => void): Promise<Answer> {
    const { from, query, offset } = inlineQuery
    const person = await services.identity.find(from.id)
    const own = person?.locale ?? spokenLocale(from.language_code)
    const locale = own ?? person?.membership?.locale ?? localeOf(from.language_code)
    const t = translator(locale)
    speak(t)
    if (person === null || person.membership === null) return { results: [], button: 'open' }
    const actor = actorOf(person.membership, `tg:${me.id}:${update.update_id}`, locale)
    const text = query.slice(0, MAX_SEARCHED)
    const page = pageIn(offset)
    const { records, more } = await services.findShareable(actor, text, page)
    if (records.length === 0 && page === 0) {
      return { results: [], button: text.trim() === '' ? 'empty' : 'nothing' }
    }
    return {
      results: records.map((record) => shareCard(record, { t, botUsername: me.username, kinds: services.kinds })),
      ...(more && { nextOffset: String(page + 1) }),
    }
  }

  return async (ctx) => {
    let t = translator(localeOf(ctx.from.language_code))
    const signal = grammySignal(AbortSignal.timeout(ANSWER_WITHIN_MS))
    const answer = ({ results, nextOffset = '', button }: Answer): Promise<true> =>
      ctx.api.answerInlineQuery(
        ctx.inlineQuery.id,
        results,
        {
          // Never cached: what one person may see, another may not, and roles change.
          is_personal: true,
          cache_time: 0,
          next_offset: nextOffset,
          ...(button !== undefined && { button: { ...BUTTONS[button], text: t(BUTTONS[button].text) } }),
        },
        signal,
      )
    try {
      await answer(await inTime(find(ctx, (own) => (t = own))))
    } catch (error) {
      if (isQueryTooOld(error)) return
      const updateId = ctx.update.update_id
      if (isTransient(error)) log.warn({ updateId, error }, 'Could not answer an inline query')
      else log.error({ updateId, error }, 'Inline query failed')
      // Not left to the queue's retries: by then nobody is waiting, and the next typed letter asks again.
      await answer({ results: [], button: 'failed' }).catch((failure: unknown) =>
        log.debug({ updateId, error: failure }, 'Could not report the failure either'),
      )
    }
  }
}
