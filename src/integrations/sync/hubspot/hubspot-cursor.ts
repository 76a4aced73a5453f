/** Where a run of HubSpot is, as text. */
import { z } from 'zod'

const schema = z.object({
  /** The place of the kind among those that are synced. */
  kind: z.int().min(0),
  /** When the run began by HubSpot's clock, ISO 8601: the next run reads what changed since. */
  from: z.string(),
  /** Only what changed since, in milliseconds since 1970; without it everything. */
  since: z.number().optional(),
  /** What the kind's live objects are followed by: those that were deleted. */
  archived: z.boolean().optional(),
  /** HubSpot's own place in the list. */
  after: z.string().optional(),
})

export type HubSpotCursor = z.infer<typeof schema>

export const writeCursor = (cursor: HubSpotCursor): string => JSON.stringify(cursor)

/** @returns null if it is not one of ours: then everything is read */
export function readCursor(text: string): HubSpotCursor | null {
  try {
    const read = schema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
