/** A report as a table, headed by the machine and engine it was measured on. */
import { cpus, loadavg, totalmem } from 'node:os'

import type { Aim, BenchReport, Figure, Table, Timing } from './report.ts'
import { percentile } from './time-calls.ts'

const COLUMNS = [
  '',
  'samples',
  'p50',
  'p95',
  'p99',
  'floor',
  'floor p50',
  'p95',
  'p99',
  'compared at p50',
  'aim',
] as const

/** If others use more than this share of the processors, figures say more about the machine than about the product. */
const BUSY = 0.5

/** How busy the machine is, with a warning if it is too busy for good figures. Call it before measuring. */
export function machineLoad(): string {
  const [lastMinute = 0] = loadavg()
  const warning = lastMinute > cpus().length * BUSY ? '; WARNING: the machine is busy, figures are too high' : ''
  return `load average ${lastMinute.toFixed(2)} at the start${warning}`
}

/** @param load the result of {@link machineLoad} before measuring began */
export function formatReport(name: string, report: BenchReport, load: string): string {
  const rows = report.measurements.map((one) => (one.kind === 'timing' ? timingRow(one) : figureRow(one)))
  const tables = [{ title: '', columns: COLUMNS, rows }, ...(report.tables ?? [])]
  return [`${name}: ${report.engine}`, machine(), load, ...tables.flatMap(tableLines), ''].join('\n')
}

function tableLines({ title, columns, rows }: Table): readonly string[] {
  const all = [columns, ...rows]
  const widths = columns.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return ['', ...(title === '' ? [] : [title]), ...all.map((row) => line(row).trimEnd())]
}

function machine(): string {
  const processors = cpus()
  const model = processors[0]?.model.trim() ?? 'unknown processor'
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`
  return `on ${model}, ${processors.length} cores, ${memory}, Node ${process.versions.node}, ${process.platform} ${process.arch}`
}

function timingRow({ name, ms, floorMs, against = '', compare, aim }: Timing): readonly string[] {
  const at = (values: readonly number[] | undefined): readonly string[] =>
    [0.5, 0.95, 0.99].map((share) => (values === undefined ? '' : `${percentile(values, share).toFixed(2)} ms`))
  return [name, String(ms.length), ...at(ms), against, ...at(floorMs), compared(ms, floorMs, compare), said(aim)]
}

function compared(ms: readonly number[], floorMs: readonly number[] | undefined, compare: Timing['compare']): string {
  if (floorMs === undefined) return ''
  const [value, floor] = [percentile(ms, 0.5), percentile(floorMs, 0.5)]
  if (compare === 'ratio') return `× ${(value / floor).toFixed(2)}`
  return `${value < floor ? '−' : '+'}${Math.abs(value - floor).toFixed(2)} ms`
}

function figureRow({ name, value, unit, samples, floor, against = '', aim }: Figure): readonly string[] {
  const shown = (figure: number): string => `${Number(figure.toPrecision(4))} ${unit}`
  const ratio = floor === undefined ? '' : `× ${(value / floor).toFixed(2)}`
  const least = floor === undefined ? '' : shown(floor)
  return [
    name,
    samples === undefined ? '' : String(samples),
    shown(value),
    '',
    '',
    against,
    least,
    '',
    '',
    ratio,
    said(aim),
  ]
}

function said(aim: Aim | undefined): string {
  if (aim === undefined || typeof aim === 'string') return aim ?? ''
  return `${aim.text}: ${aim.met ? 'met' : 'MISSED'}`
}
