/** @param worker from 1. @returns the database that the files of that worker share in this run */
export function sharedDatabaseName(testRun: string, worker: number): string {
  return `test_${testRun}_worker_${worker}`
}
