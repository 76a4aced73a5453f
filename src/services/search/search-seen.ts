/** How an actor searches records of a kind: those that they may see, their own before others that match as well. */
import type { Types } from 'mongoose'

import type { Actor } from '../core/actor.ts'
import { visibleTo } from '../core/permissions.ts'
import type { Found, Search } from './search-records.ts'

type Owned<By extends string> = { readonly [Owner in By]?: Types.ObjectId | undefined }

/** @param ownedBy the path of the owner */
export function searchSeen<By extends 'ownerId' | 'assigneeId'>(
  actor: Actor,
  ownedBy: By,
  rounds?: readonly Found[],
): Pick<Search<Owned<By>>, 'scope' | 'isOwn' | 'rounds'> {
  return {
    scope: { ...visibleTo(actor, ownedBy), deletedAt: null },
    isOwn: (record) => record[ownedBy]?.toHexString() === actor.memberId,
    ...(rounds && { rounds }),
  }
}
