/** The body of a message whose content was erased, or is no longer kept: it is not sent again. */
export const BLANK_BODY = '{}'
