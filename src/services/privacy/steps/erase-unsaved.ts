/** What members have typed or shared and not saved, and messages to them that wait. */
import type { Model } from 'mongoose'

import { createIsAbout, type EraseContext, type EraseStep } from '../erase-context.ts'
import { rewriteFound } from '../write-found.ts'

async function deleteAbout(context: EraseContext, model: Model<never>): Promise<void> {
  const { workspaceId } = context.erasure
  const isAbout = createIsAbout(context.erasure.traces, context.elsewhere)
  const records = (model as unknown as Model<{ _id: never }>)
    .find({ workspaceId } as never)
    .lean()
    .cursor()
  await rewriteFound(context, model, records as AsyncIterable<{ readonly _id: string }>, (record) =>
    isAbout(record) ? 'delete' : null,
  )
}

export const eraseUnsaved: EraseStep = async (context) => {
  const { typedLines, noteDrafts, cardDrafts, heldNotices } = context.deps.models
  for (const model of [typedLines, noteDrafts, cardDrafts, heldNotices]) await deleteAbout(context, model as never)
}
