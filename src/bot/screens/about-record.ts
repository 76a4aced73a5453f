/** The argument of a button on one of the bot's own messages: which record, and which workspace it is in. */
import { type Argument, idPair } from './argument.ts'

export type AboutRecord = { readonly workspaceId: string; readonly id: string }

const pair = idPair()

export const aboutRecord: Argument<AboutRecord, 32> = {
  size: 32,
  encode: ({ workspaceId, id }) => pair.encode([workspaceId, id]),
  decode(text) {
    const ids = pair.decode(text)
    return ids === null ? null : { workspaceId: ids[0], id: ids[1] }
  },
}
