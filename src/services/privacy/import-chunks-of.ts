/** The stored rows of all imports of a workspace. They have no index by workspace, and are found by their import. */
import type { Types } from 'mongoose'

import type { ImportChunkRecord } from '../../models/import-chunk.ts'
import type { Models } from '../../models/models.ts'

export async function importChunksOf(
  models: Pick<Models, 'imports' | 'importChunks'>,
  workspaceId: Types.ObjectId,
): Promise<AsyncIterable<ImportChunkRecord>> {
  const imports = await models.imports.find({ workspaceId }, { _id: 1 }).lean()
  return models.importChunks
    .find({ workspaceId, importId: { $in: imports.map(({ _id }) => _id) } })
    .lean()
    .cursor()
}
