/** The commands that write a chunk of an import: one if it is written whole. Undo finds the events of the chunk by them. Pure. */
import { commandIdOf } from '../core/transact.ts'
import type { Performer } from '../core/actor.ts'

const CHUNK_OPERATION = 'import.chunk'

/** @param from the first row of the piece in its chunk, from 0 */
export function pieceOperation(from: number): string {
  return from === 0 ? CHUNK_OPERATION : `${CHUNK_OPERATION}.${from}`
}

/** Matches the ids of the commands that wrote any piece of the chunk that the actor stands for. */
export function piecesOf(actor: Pick<Performer, 'commandId'>): RegExp {
  const whole = commandIdOf(actor, CHUNK_OPERATION).replaceAll('.', String.raw`\.`)
  return new RegExp(String.raw`^${whole}(\.\d+)?$`, 'u')
}
