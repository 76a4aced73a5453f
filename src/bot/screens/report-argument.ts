/** A report as the argument of a button: which one, of which days, pipeline and member. */
import type { MemberId, PipelineId } from '../../ids.ts'
import { REPORT_NAMES, REPORT_PERIODS, type ReportQuery } from '../../services/reports/report.ts'
import { type Argument, choiceLetter, packedId } from './argument.ts'

const name = choiceLetter(REPORT_NAMES)
const period = choiceLetter(REPORT_PERIODS)
const aPipeline = packedId<PipelineId>()
const aMember = packedId<MemberId>()
const ID_SIZE = 16
/** All pipelines; a member alone stands behind it. */
const ALL = '.'

export const reportArgument: Argument<ReportQuery, 34> = {
  size: 34,
  encode({ report, period: of, pipelineId, memberId }) {
    const pipeline = pipelineId === undefined ? (memberId === undefined ? '' : ALL) : aPipeline.encode(pipelineId)
    return `${name.encode(report)}${period.encode(of)}${pipeline}${memberId === undefined ? '' : aMember.encode(memberId)}`
  },
  decode(text) {
    const [report, of, rest] = [name.decode(text.charAt(0)), period.decode(text.charAt(1)), text.slice(2)]
    if (report === null || of === null) return null
    const hasPipeline = rest !== '' && !rest.startsWith(ALL)
    const pipelineId = hasPipeline ? aPipeline.decode(rest.slice(0, ID_SIZE)) : undefined
    const behind = rest.slice(hasPipeline ? ID_SIZE : ALL.length)
    const memberId = behind === '' ? undefined : aMember.decode(behind)
    if (pipelineId === null || memberId === null) return null
    return {
      report,
      period: of,
      ...(pipelineId !== undefined && { pipelineId }),
      ...(memberId !== undefined && { memberId }),
    }
  },
}
