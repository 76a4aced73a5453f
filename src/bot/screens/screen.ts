/**
 * A screen is one message with buttons, shown by name. Screens live in menus/, one a file, and lead to each other only
 * by name, so none imports another. A button carries an action of its own screen with one argument: it means the same
 * whatever stands on the screen by now, so a tap on an old message never hits the wrong record.
 */
import type { FormattedString } from '@grammyjs/parse-mode'

import type { BotContext } from './bot-context.ts'
import type { Row } from './buttons.ts'
import type { ScreenName, ScreenParams } from './screen-params.ts'

export type ScreenContent = { readonly text: FormattedString; readonly rows: readonly Row[] }

/** A tap that was refused: the record is gone, has changed, or is not for the person's role any more. */
export type RefusedTap = {
  readonly action: string
  readonly argument: string
  /** Which record the error is about, where it says so. */
  readonly contactId: string | null
  readonly dealId: string | null
  readonly taskId: string | null
  /** The refusal in words, to be shown over what there is now. */
  readonly notice: string
}

export type Screen<Name extends ScreenName> = {
  readonly name: Name
  /** Its id in callback data, 6 characters at most. */
  readonly id: string
  /** Loads what is to be seen and words it. It writes nothing. */
  readonly render: (ctx: BotContext, params: ScreenParams[Name]) => Promise<ScreenContent>
  /** What its buttons do; each authorises and loads again, since the message may be old. */
  readonly actions: Readonly<Record<string, (ctx: BotContext, argument: string) => Promise<void>>>
  /**
   * After a refused tap: shows what the screen is about as it is now, with the refusal over it. What it throws means that
   * there is nothing to be shown; the person then gets the refusal alone.
   */
  readonly reload: (ctx: BotContext, tap: RefusedTap) => Promise<void>
}
