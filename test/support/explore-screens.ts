/** Visits every screen that can be reached from some commands, by tapping each kind of button once. */
import type { SeenMessage } from './telegram-double.ts'
import type { Person } from './telegram-person.ts'
import type { TestBot } from './test-bot.ts'

export type MetButton = { readonly data: string; readonly messageId: number }

export type Explored = {
  /** What was tapped: `<screen id>:<action>`, with an argument if it is not a record; else the data itself. */
  readonly tapped: readonly string[]
  /** Every state of every bot message that was seen. */
  readonly screens: readonly SeenMessage[]
  /** Every button that was seen, by what it does: one of each. */
  readonly buttons: readonly MetButton[]
}

/** One or two ids as argument.ts packs them, and a short key. */
const PACKED = /[\w-]{16}(?:[\w-]{16}(?:[\w-]{4})?)?$/u

/** What a button does, regardless of its record or question. A screen's buttons are `<id>:<action>`. */
export function kindOf(data: string): string {
  const [id, , , payload] = data.split('/')
  if (payload === undefined) return data.split(':').slice(0, 2).join(':')
  return (
    `${id}:${payload}`
      .replaceAll(/[0-9a-f]{24}/gu, 'ID')
      // Each field of each record kind has its own button.
      .replace(/^(edr:\w+:[cdot])[\w-]{16}/u, '$1ID')
      .replace(/:[\w-]{24}$/u, ':TOKEN')
      // Who takes over is a matter of the plan, not of the button.
      .replace(/^(rmv:(?:plan|do)):[\w-]{33}$/u, '$1:PLAN')
      // A task may be opened from any page of any list; each list itself is met once.
      .replace(/^(tkl:open|tsk:(?:done|later|back)|tk[os]:(?:as|to|pick|back)):[\w-]{17,34}$/u, '$1:TASK')
      .replace(/^(tkl:list:\w)[\w-]{16,32}$/u, '$1IDS')
      // Any column of a file is like any other, and so is what it may fill. So is any field of the team's own.
      .replace(/^(impcs?:\w+):[\w-]{17,28}$/u, '$1:PLACE')
      .replace(/^(f(?:lds:open|(?:ld|cho|sta):\w+|chs:(?:add|back))):[\w-]+$/u, '$1:FIELD')
      // One pipeline, stage or reason is like any other, at whatever version it was seen.
      .replace(/^((?:ppe|pst|pstf|prm|ppar|lrs|lri|dlp|lsst):\w+):[\w-]+$/u, '$1:SEEN')
      // One member, source or country of a rule is like any other.
      .replace(/^(a(?:sp:set|ss:put|sc:drop)):[\w-]+$/u, '$1:PLACE')
      .replace(/^(brd:(?:file|of|addTo)|stg:boardOf):.*$/u, '$1:BOARD')
      .replace(/^(fchs:open):[\w-]{9}/u, '$1:')
      // One month, and one page of members, is like any other.
      .replace(/^(tg[st]:\w+|rpv:page):.*$/u, '$1:PLACE')
      // One value of a filter is like any other, and so is one page of it.
      .replace(
        /^(vwo:(?:pick|type)|vw[ft]:(?:drop|turn)|viw:list|(?:ct|cmp|dl):view|blc:go|bl[tf]:\w+):.*$/u,
        '$1:PLACE',
      )
      // Each field has values of its own.
      .replace(/^(vwf:by:)[\w-]{16}/u, '$1')
      .replace(PACKED, 'IDS')
      // A card may be opened from any place in a list, and lead back to any place.
      .replace(/^((?:cts|stg):open|ct:list|dl:stage):[a-l](?:IDS)?$/u, '$1:PLACE')
      // One file is like any other.
      .replace(/^(fil:\w+):[a-z][\w-]{16}(?:[\w-]{16}\d+)?$/u, '$1:FILE')
      // A list is offered as a file from any of its pages, and each list in the same forms.
      .replace(/^((?:cts|stg|brd|tkl|fnd):out):.*$/u, '$1:LIST')
      .replace(/^(lsf:(?:xlsx|csv|vcf):\w).*$/u, '$1')
      // One length or reminder is like any other.
      .replace(/^((?:tk[do]|agd):took):[\w-]{16}\d+$/u, '$1')
      .replace(/^(tkr:set):[\w-]{16}([yn])\d+$/u, '$1:$2')
      .replace(/^(rmd:set:\w[yn])\d+$/u, '$1')
      // One place among a deal's items is like any other.
      .replace(/^(di[tm]:(?:page|up|down)):.*$/u, '$1:PLACE')
      // One period, pipeline or member of a report is like any other; the reports themselves differ.
      .replace(/^(rp[tc]:(?!deal)\w+:\w)\w.*$/u, '$1:CHOICE')
      // Choosing one hour of the day is like choosing any other.
      .replace(/^(dgh:at):\d+$/u, '$1:HOUR')
      .replace(/^(rsc:hour):.*$/u, '$1:HOUR')
  )
}

/** What a tap takes away from later taps: nothing, an open deal, a record, or something to undo. */
function harmOf(kind: string): number {
  return HARM.findIndex((pattern) => pattern.test(kind))
}
const HARM = [
  /^(?!.*:(?:undo|delete|sure|clear|won|retire)|dll:is|rmv:do)/u,
  /:won|dll:is/u,
  /:(?:delete|sure|clear|retire)|rmv:do/u,
  /:undo/u,
]

/**
 * Buttons that have been replaced on their message are tapped anyway, as in an old chat.
 *
 * @param only taps only the buttons of the screens with these ids
 * @param commands are sent before the taps; without any, it starts from what is in the chat
 */
export async function explore(
  bot: TestBot,
  person: Person,
  commands: readonly string[],
  only?: readonly string[],
): Promise<Explored> {
  const screens = new Map<string, SeenMessage>()
  const met = new Map<string, MetButton>()
  const tapped = new Set<string>()
  // The chat is looked through after each tap, and is mostly what it was before: each state of a message is read once.
  const read = new WeakMap<SeenMessage['buttons'], readonly (readonly [kind: string, button: MetButton])[]>()

  function readButtons(message: SeenMessage): readonly (readonly [kind: string, button: MetButton])[] {
    screens.set(`${message.text}\n${JSON.stringify(message.buttons)}`, message)
    return message.buttons
      .flat()
      .flatMap((button) => ('callback_data' in button ? [button.callback_data] : []))
      .map((data) => [kindOf(data), { data, messageId: message.id }] as const)
  }

  function note(): void {
    for (const message of bot.telegram.messages(person.id)) {
      const found = read.get(message.buttons) ?? readButtons(message)
      read.set(message.buttons, found)
      // The newest of its kind: its record is the most likely to still exist.
      for (const [kind, button] of found) if (!tapped.has(kind)) met.set(kind, button)
    }
  }

  /** Buttons that delete records come last, so that the other buttons have something to act on. */
  function nextKind(): string | undefined {
    const open = [...met.keys()].filter((kind) => !tapped.has(kind))
    const wanted = open.filter((kind) => only?.includes(kind.split(':')[0] ?? '') ?? true)
    return wanted.toSorted((a, b) => harmOf(a) - harmOf(b))[0]
  }

  note()
  for (const command of commands) {
    await bot.handle(person.text(command))
    note()
  }
  for (let kind = nextKind(); kind !== undefined; kind = nextKind()) {
    const { data, messageId } = met.get(kind) ?? { data: '', messageId: 0 }
    tapped.add(kind)
    // Far enough apart not to be a double tap.
    bot.passTime(10_000)
    await bot.handle(person.tapData(data, messageId))
    note()
  }
  return { tapped: [...tapped], screens: [...screens.values()], buttons: [...met.values()] }
}
