/** Notes near the longest that the product accepts, in two-byte letters: what a stalled export of them holds is the most. */
import { type Document, ObjectId } from 'mongodb'

const LETTERS = 8_000
const TEXT = 'Довга розмова про умови. '.repeat(LETTERS).slice(0, LETTERS)

export function noteOf(workspaceId: ObjectId, n: number): Document {
  const at = new Date(1_700_000_000_000 + n * 1000)
  return {
    _id: new ObjectId(),
    workspaceId,
    text: `${n} ${TEXT}`,
    source: 'manual',
    deletedAt: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}
