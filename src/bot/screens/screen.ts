/**
 * A screen is one message with buttons, shown by name. Screens live in menus/, one a file, and lead to each other only
 * by name, so none imports another. A button carries an action of its own screen with one argument: it means the same
 * whatever stands on the screen by now, so a tap on an old message never hits the wrong record.
 */
import type { FormattedString } from '@grammyjs/parse-mode'

import { AppError } from '../../errors.ts'
import { type AnyActions, type ArgumentOf, readTap, type Tap } from './actions.ts'
import type { BotContext } from './bot-context.ts'
import type { Row } from './buttons.ts'
import { type Refusal, reloadRefused } from './reload-refused.ts'
import type { ScreenName, ScreenParams } from './screen-params.ts'

export type ScreenContent = { readonly text: FormattedString; readonly rows: readonly Row[] }

/** A tap that was refused, and what was tapped: null when the button's argument cannot be read. */
export type RefusedTap<Actions extends AnyActions> = Refusal & { readonly tap: Tap<Actions> | null }

type Handler<T> = (ctx: BotContext, argument: T) => Promise<void>

export type ScreenDefinition<Name extends ScreenName, Actions extends AnyActions> = {
  readonly name: Name
  /** Its id in callback data, 6 characters at most. */
  readonly id: string
  /** What its buttons can do, from `declareActions`. */
  readonly action: Actions
  /** Loads what is to be seen and words it. It writes nothing. */
  readonly render: (ctx: BotContext, params: ScreenParams[Name]) => Promise<ScreenContent>
  /** Does what the buttons say; each authorises and loads again, since the message may be old. */
  readonly on: { readonly [Action in keyof Actions]: Handler<ArgumentOf<Actions[Action]>> }
  /**
   * After a refused tap: shows what the screen is about as it is now, with the refusal over it. What it throws means that
   * there is nothing to be shown; the person then gets the refusal alone.
   */
  readonly reload: (ctx: BotContext, refused: RefusedTap<Actions>) => Promise<void>
}

/** A screen to the rest of the bot, which does not know its actions. */
export type Screen<Name extends ScreenName> = Pick<ScreenDefinition<Name, AnyActions>, 'name' | 'id' | 'render'> & {
  readonly action: AnyActions
  /** Does what the data of a tapped button says. False when the screen has no such action (any more). */
  readonly tapped: (ctx: BotContext, data: string) => Promise<boolean>
}

export function defineScreen<Name extends ScreenName, Actions extends AnyActions>(
  definition: ScreenDefinition<Name, Actions>,
): Screen<Name> {
  const { name, id, action, render, on, reload } = definition

  function act(ctx: BotContext, tap: Tap<Actions> | 'unreadable'): Promise<void> {
    if (tap === 'unreadable')
      throw new AppError('NOT_FOUND', { message: 'A button names nothing that there is', details: { kind: 'button' } })
    // Read by the declaration of the very action whose handler this is.
    const handler = on[tap.action] as Handler<Tap<Actions>['argument']>
    return handler(ctx, tap.argument)
  }

  return {
    name,
    id,
    action,
    render,
    async tapped(ctx, data) {
      const tap = readTap(action, data)
      if (tap === 'unknown') return false
      await reloadRefused(
        ctx,
        (refusal) => reload(ctx, { ...refusal, tap: tap === 'unreadable' ? null : tap }),
        async () => act(ctx, tap),
      )
      return true
    },
  }
}
