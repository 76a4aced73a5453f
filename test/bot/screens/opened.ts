/** A screen as a test opens it, and what it may cost. */
import type { ScreenName, ScreenParams } from '../../../src/bot/screens/screen-params.ts'
import type { ScreenScene } from '../../support/screen-scene.ts'

export type Opened<Name extends ScreenName> = {
  readonly state: string
  readonly params: (scene: ScreenScene) => ScreenParams[Name]
  /** The owner if left out. A rep sees only their own records. */
  readonly as?: keyof ScreenScene['contexts']
  readonly operations: number
  readonly waits: number
  /** It may take longer than what people open all day. */
  readonly accepted?: boolean
}

type Params<Name extends ScreenName> = (scene: ScreenScene) => ScreenParams[Name]

export function asItIs<Name extends ScreenName>(
  params: Params<Name>,
  operations: number,
  waits: number,
): Opened<Name>[] {
  return [{ state: 'as it is', params, operations, waits }]
}

export const nothing = <Name extends ScreenName>(params: Params<Name>) => asItIs<Name>(params, 0, 0)
