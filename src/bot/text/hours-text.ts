/** Quiet hours as text; both languages write them the same way. */
import type { QuietHours } from '../../models/member.ts'

function clockText(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** “22:00–07:00” */
export function hoursText({ from, to }: QuietHours): string {
  return `${clockText(from)}–${clockText(to)}`
}
