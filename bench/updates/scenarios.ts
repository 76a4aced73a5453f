/** What people do: the updates that Telegram would send for it, one after another for each chat. */
import type { ObservedCalls, Shown } from './observed-calls.ts'

export type Step = {
  readonly update: { readonly update_id: number }
  /** Whether its time counts; a step that only leads to the next one is processed but not counted. */
  readonly counts: boolean
}

export type Scenario = {
  readonly name: string
  /** After so many steps it comes round again, as far as the database and Telegram are concerned. */
  readonly cycle: number
  /** The chat's next step. */
  readonly next: (chatId: number) => Step
}

/** Cycles that run before anything is measured. */
export const WARM_UP_CYCLES = 6

type Person = { readonly id: number; readonly is_bot: false; readonly first_name: string; readonly language_code: 'en' }

/** Above whatever the sandbox itself counts up to; all have the same number of digits. */
let lastUpdateId = 1_000_000

const personOf = (id: number): Person => ({ id, is_bot: false, first_name: `Person ${id}`, language_code: 'en' })
const nowSeconds = (): number => Math.floor(Date.now() / 1000)

function message(chatId: number, text: string, id: number) {
  const entities = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: text.length }] : undefined
  return {
    update_id: id,
    message: {
      message_id: id,
      from: personOf(chatId),
      chat: { id: chatId, type: 'private', first_name: `Person ${chatId}` },
      date: nowSeconds(),
      text,
      ...(entities && { entities }),
    },
  }
}

function tap(chatId: number, { messageId, text, markup }: Shown, data: string, id: number) {
  return {
    update_id: id,
    callback_query: {
      id: ((BigInt(chatId) << 32n) | BigInt(id)).toString(),
      from: personOf(chatId),
      message: {
        message_id: messageId,
        from: { id: 7_000_000_001, is_bot: true, first_name: 'Bench', username: 'bench_bot' },
        chat: { id: chatId, type: 'private', first_name: `Person ${chatId}` },
        date: nowSeconds(),
        edit_date: nowSeconds(),
        text,
        reply_markup: markup,
      },
      chat_instance: String(chatId),
      data,
    },
  }
}

/** Which button is meant. */
export type Wish = (button: Shown['buttons'][number]) => boolean

/** Taps the first button that one of the wishes fits, in the order of the wishes. */
function tapper(calls: ObservedCalls, wishes: readonly Wish[]) {
  return (chatId: number): Step => {
    const shown = calls.shown(chatId)
    const data = wishes.map((wish) => shown?.buttons.find(wish)?.callback_data).find((found) => found !== undefined)
    if (shown === undefined || data === undefined) throw new Error(`Chat ${chatId} shows no button to tap`)
    return { update: tap(chatId, shown, data, (lastUpdateId += 1)), counts: true }
  }
}

/** @param action the whole of it, or what stands before its argument */
export const leadsTo =
  (action: string): Wish =>
  (button) =>
    button.callback_data?.includes(`/${action}/`) === true || button.callback_data?.includes(`/${action}:`) === true

/**
 * One way through the screens, tapped again and again.
 *
 * @param counted the place of the tap whose time counts
 */
export function tapWay(calls: ObservedCalls, name: string, way: readonly Wish[], counted: number): Scenario {
  const taps = way.map((wish) => tapper(calls, [wish]))
  const turns = new Map<number, number>()
  return {
    name,
    cycle: way.length,
    next(chatId) {
      const turn = turns.get(chatId) ?? 0
      turns.set(chatId, (turn + 1) % way.length)
      const step = taps[turn]?.(chatId)
      if (step === undefined) throw new Error('The way is empty')
      return { ...step, counts: turn === counted }
    },
  }
}

/** From home to the settings and back. */
export function menuTaps(calls: ObservedCalls): Scenario {
  return { name: 'menu tap', cycle: 2, next: tapper(calls, [leadsTo('settings'), leadsTo('home')]) }
}

/** Through the list of contacts page by page, and from its end to the beginning again. */
export function listPages(calls: ObservedCalls): Scenario {
  const next = (button: Shown['buttons'][number]): boolean => button.text === '▶️'
  const otherOrder = (button: Shown['buttons'][number]): boolean =>
    /\/list:[rn][am]\//u.test(button.callback_data ?? '')
  const wishes = [next, leadsTo('contacts'), otherOrder, leadsTo('home')]
  return { name: 'list page', cycle: 6, next: tapper(calls, wishes) }
}

const SAID = ['/add', 'Anna Example', '+4930901820', 'anna.example@example.com'] as const

/** Begins to add a contact and answers three questions, over and over. The answers count. */
export function dialogueSteps(): Scenario {
  const said = new Map<number, number>()
  return {
    name: 'conversation step',
    cycle: SAID.length,
    next(chatId) {
      const turn = said.get(chatId) ?? 0
      said.set(chatId, (turn + 1) % SAID.length)
      return { update: message(chatId, SAID[turn] ?? '', (lastUpdateId += 1)), counts: turn > 0 }
    },
  }
}

/** Brings the chat to the home screen, whatever was open there. */
export function toHome(chatId: number): Step {
  return { update: message(chatId, '/menu', (lastUpdateId += 1)), counts: false }
}

/** A key for the floor's own updates, in the same range. */
export function nextUpdateId(): number {
  return (lastUpdateId += 1)
}
