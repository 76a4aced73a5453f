/** Draws a picture with ECharts on a canvas, without a browser. It takes some hundred milliseconds: call it in a worker. */
import { createRequire } from 'node:module'

import { type Canvas, createCanvas } from '@napi-rs/canvas'

import type * as ECharts from 'echarts/core'

import { type Area, HEIGHT, WIDTH } from './area.ts'
import type { Chart } from './chart.ts'
import { drawBars } from './draw-bars.ts'
import { drawCalm } from './draw-calm.ts'
import { drawColumns } from './draw-columns.ts'
import { drawFrame } from './draw-frame.ts'
import { drawHeat } from './draw-heat.ts'
import { drawMonths } from './draw-months.ts'
import { registerFonts } from './fonts.ts'
import { type Palette, PALETTES } from './palette.ts'
import type { Picture, PictureBody } from './picture.ts'

registerFonts()
// In one file: its six hundred modules take many times as long to load.
const { init, setPlatformAPI } = createRequire(import.meta.url)('echarts/dist/echarts.min.js') as typeof ECharts
// ECharts is written for browsers; a canvas of Node has what it uses of one.
type BrowserCanvas = ReturnType<Parameters<typeof setPlatformAPI>[0]['createCanvas']>
const inBrowser = (canvas: Canvas) => canvas as unknown as BrowserCanvas
setPlatformAPI({ createCanvas: () => inBrowser(createCanvas(1, 1)) })

function drawBody(body: PictureBody, area: Area, palette: Palette): Chart {
  switch (body.kind) {
    case 'bars':
      return drawBars(body, area, palette)
    case 'columns':
      return drawColumns(body, area, palette)
    case 'months':
      return drawMonths(body, area, palette)
    case 'heat':
      return drawHeat(body, area, palette)
    case 'calm':
      return drawCalm(body, area, palette)
  }
}

/** @returns a PNG of 1080 × 1350 pixels */
export async function drawPicture(picture: Picture): Promise<Uint8Array> {
  const palette = PALETTES[picture.theme]
  const frame = drawFrame(picture, palette)
  const { texts, option } = drawBody(picture.body, frame.inside, palette)
  const canvas = createCanvas(WIDTH, HEIGHT)
  const chart = init(inBrowser(canvas), null, { width: WIDTH, height: HEIGHT, devicePixelRatio: 1 })
  try {
    chart.setOption({
      ...option,
      animation: false,
      backgroundColor: palette.paper,
      graphic: [...frame.texts, ...texts].map((element) => ({ ...element, silent: true, z: 10 })),
    })
    return await canvas.encode('png')
  } finally {
    chart.dispose()
  }
}
