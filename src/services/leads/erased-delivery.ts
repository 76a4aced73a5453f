/** The problem of a delivery whose body was erased with a person: there is nothing left to process again. */
export const ERASED_DELIVERY = 'erased'
