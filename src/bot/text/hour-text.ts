/** An hour of the day; both languages write it the same way. */

/** @param hour 0 to 23 */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
