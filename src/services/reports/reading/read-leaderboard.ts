/** Reads who won what, unless the team does not want to know. */
import { AppError } from '../../../errors.ts'
import { objectId } from '../../../models/ids.ts'
import { createLeaderboard } from '../figures/leaderboard-figures.ts'
import { readGoals } from './read-goals.ts'
import { namesOf, type ReadFigures, reckonDeals } from './report-reading.ts'

/** @throws AppError CONFLICT (leaderboard-off) in a workspace that switched it off */
export const readLeaderboard: ReadFigures = async (reading) => {
  const { models, actor, figuring, ranking } = reading
  const workspace = await models.workspaces.findById(objectId(actor.workspaceId), { leaderboard: 1 }).lean()
  if (workspace?.leaderboard === 'off')
    throw new AppError('CONFLICT', { message: 'The leaderboard is off', details: { reason: 'leaderboard-off' } })
  const { from, until } = figuring.span
  const range = { since: from, withOpen: false, factsSince: until }
  const [figures, goals] = await Promise.all([
    reckonDeals(reading, range, createLeaderboard(figuring, namesOf(reading), ranking)),
    readGoals(reading),
  ])
  return {
    ...figures,
    members: figures.members.map((member) => {
      const goal = goals.get(member.memberId)
      return goal === undefined ? member : { ...member, goal }
    }),
  }
}
