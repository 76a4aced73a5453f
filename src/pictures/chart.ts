/** The parts of an ECharts option that a body adds to the picture. */
import type { EChartsCoreOption } from 'echarts/core'

import type { TextElement } from './pen.ts'

export type Chart = {
  readonly texts: readonly TextElement[]
  /** Grids, axes and series; empty for a body of words. */
  readonly option: EChartsCoreOption
}

/** An axis that only gives positions: everything is labelled where it is. */
export const HIDDEN_AXIS = {
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { show: false },
  splitLine: { show: false },
} as const
