/** An hour of the day, as both languages write it. */

/** @param hour 0 to 23 */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
