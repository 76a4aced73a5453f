/** What a command's handler is given. */
import type { Document } from 'bson'

import type { ClientLink } from '../engine/client-link.ts'
import type { Cursors } from '../engine/cursors.ts'
import type { RunStatement } from '../engine/run-plain.ts'
import type { CommandEnvelope } from '../wire/command-envelope.ts'

export type CommandContext = {
  readonly envelope: CommandEnvelope
  readonly client: ClientLink
  readonly cursors: Cursors
  /** In the command's transaction if it is part of one. */
  readonly run: RunStatement
  /** Always outside of it: for facts about collections and indexes, also after the transaction has failed. */
  readonly runPlain: RunStatement
}

/** A reply: bytes of BSON that the engine made, or a document made here. */
export type CommandReply = Buffer | Document

export type CommandHandler = (context: CommandContext) => Promise<CommandReply>
