/**
 * Reads records side by side with the check that allows it. If the check refuses, that is the error, whatever became of the
 * reading: the caller learns nothing about what the actor may not see.
 *
 * @throws what the check throws, else what the reading throws
 */
export async function readIfAllowed<T>(check: Promise<unknown>, reading: Promise<T>): Promise<T> {
  const [allowed] = await Promise.allSettled([check, reading])
  if (allowed.status === 'rejected') throw allowed.reason
  return reading
}
