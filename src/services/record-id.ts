/** Lets an edge tell an id from other text that came from outside, before it asks a service for the record. */
export { isId } from '../models/ids.ts'
