/** What can be done with a report: its picture, its deals as a list, its figures as a file. */
import { InputFile } from 'grammy'

import { isAppError } from '../../errors.ts'
import type { Report, ReportQuery } from '../../services/reports/report.ts'
import type { Row } from './buttons.ts'
import type { BotContext } from './bot-context.ts'
import type { ScreenContent } from './screen.ts'
import { reportCaption } from '../text/reports/report-caption.ts'
import { reportPage } from '../text/reports/report-page.ts'
import { reportFileName, reportTable } from '../text/reports/report-table.ts'

/** The picture with its caption. Where none can be drawn, the figures stand alone. */
export async function reportContent(
  ctx: BotContext,
  report: Report,
  rows: readonly Row[],
  notice = '',
): Promise<ScreenContent> {
  const page = reportPage(report, ctx.t)
  const theme = ctx.membership?.theme ?? 'light'
  try {
    const picture = await ctx.reportMedia.draw({ ...page, theme })
    return { text: reportCaption(page, notice), rows, picture }
  } catch (error) {
    if (!isAppError(error) || error.code !== 'UNAVAILABLE') throw error
    return { text: reportCaption(page, [notice, ctx.t('report-no-picture')].filter(Boolean).join('\n')), rows }
  }
}

/** The deals behind the report, as a list with pages, in a message of its own: the picture stays. */
export async function openDealsOf(ctx: BotContext, query: ReportQuery): Promise<void> {
  const { dealIds } = await ctx.services.reports.read(ctx.actor(), query)
  const id = await ctx.services.views.beginPicked(ctx.actor(), 'deal', dealIds)
  await ctx.show('view', { id }, { fresh: true })
}

export async function sendReportFile(ctx: BotContext, query: ReportQuery): Promise<void> {
  const report = await ctx.services.reports.read(ctx.actor(), query)
  const content = await ctx.reportMedia.csv(reportTable(report, ctx.t))
  await ctx.replyWithDocument(new InputFile(content, reportFileName(report, ctx.t)))
}
