/** BSON’s number of the type null. */
const NULL_TYPE = 10

/**
 * The condition on `deletedAt` of a page in the order of an index that goes on after it: not deleted, so that the page begins at its
 * place in the index. `null` alone also stands for a field that is missing, which is a range to DocumentDB, and it then reads
 * everything from the first record on: of 100,000 contacts, a page in the middle took 14 ms instead of 2, of a million 200 ms.
 *
 * Only for pages in an order. Where another condition is the narrow one, as a word or a tag, `null` is better: DocumentDB takes this
 * one for narrow, and may choose the wrong index for it.
 */
export const LIVE_IN_ORDER = { $eq: null, $type: NULL_TYPE } as const
