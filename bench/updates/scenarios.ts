/** What people do, one thing after another in each chat. */
import type { Screens, Shown } from './chat-screens.ts'

export type UserAction =
  | { readonly kind: 'tap'; readonly shown: Shown; readonly data: string }
  | { readonly kind: 'text'; readonly text: string }

export type Step = {
  /** What kind of update it is, for the table of operations. */
  readonly name: string
  readonly userAction: UserAction
  /** Whether its time counts; a step that only leads to the next one runs but is not counted. */
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

/** Which button is meant. */
export type Wish = (button: Shown['buttons'][number]) => boolean

/** Taps the first button that one of the wishes fits, in the order of the wishes; a wish's name is that of its step. */
function tapper(screens: Screens, wishes: Readonly<Record<string, Wish>>) {
  return (chatId: number): Step => {
    const shown = screens.shown(chatId)
    for (const [name, wish] of Object.entries(wishes)) {
      const data = shown?.buttons.find(wish)?.callback_data
      if (shown !== undefined && data !== undefined)
        return { name, userAction: { kind: 'tap', shown, data }, counts: true }
    }
    throw new Error(`Chat ${chatId} shows no button for: ${Object.keys(wishes).join(', ')}`)
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
export function tapWay(screens: Screens, name: string, way: readonly Wish[], counted: number): Scenario {
  const taps = way.map((wish) => tapper(screens, { [name]: wish }))
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
function menuTaps(screens: Screens): Scenario {
  const wishes = { 'menu tap: settings': leadsTo('settings'), 'menu tap: home': leadsTo('home') }
  return { name: 'menu tap', cycle: 2, next: tapper(screens, wishes) }
}

/** Through the list of contacts page by page, and from its end to the beginning again. */
function pageTaps(screens: Screens): Scenario {
  const next = (button: Shown['buttons'][number]): boolean => button.text === '▶️'
  const otherOrder = (button: Shown['buttons'][number]): boolean =>
    /\/list:[rn][am]\//u.test(button.callback_data ?? '')
  const taps = tapper(screens, {
    'page tap': next,
    'first page': leadsTo('contacts'),
    'other order': otherOrder,
    home: leadsTo('home'),
  })
  return {
    name: 'page tap',
    cycle: 6,
    next(chatId) {
      const step = taps(chatId)
      return { ...step, counts: step.name === 'page tap' }
    },
  }
}

/** Each is answered with one message; to begin again in an open dialogue would be answered with two. */
const SAID = ['/cancel', '/add', 'Anna Example', '+4930901820', 'anna.example@example.com'] as const
const FIRST_ANSWER = 2

/** Begins to add a contact, answers three questions and gives up, over and over. The answers count. */
function dialogueSteps(): Scenario {
  const said = new Map<number, number>()
  return {
    name: 'dialogue step',
    cycle: SAID.length,
    next(chatId) {
      const turn = said.get(chatId) ?? 0
      said.set(chatId, (turn + 1) % SAID.length)
      const counts = turn >= FIRST_ANSWER
      return {
        name: counts ? 'dialogue step' : 'command',
        userAction: { kind: 'text', text: SAID[turn] ?? '' },
        counts,
      }
    },
  }
}

/** The kinds of work that are measured. */
export const KINDS = ['page tap', 'menu tap', 'dialogue step'] as const
export type Kind = (typeof KINDS)[number]

const MAKERS = {
  'page tap': pageTaps,
  'menu tap': menuTaps,
  'dialogue step': dialogueSteps,
} as const satisfies Record<Kind, (screens: Screens) => Scenario>

/** Begins from scratch: each chat's first step is the first. */
export function createScenario(kind: Kind, screens: Screens): Scenario {
  return MAKERS[kind](screens)
}

/** Bring a chat to the home screen one after another, whatever was open there. */
const HOMEWARD: readonly UserAction[] = [
  { kind: 'text', text: '/cancel' },
  { kind: 'text', text: '/menu' },
]

/** @param act resolves when it is answered */
export async function goHome(
  act: (chatId: number, userAction: UserAction) => Promise<unknown>,
  chatId: number,
): Promise<void> {
  for (const userAction of HOMEWARD) await act(chatId, userAction)
}
