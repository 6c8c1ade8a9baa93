// How much of the body of a refusal is read: it explains a refusal that is certain without it.

/** A sentence or a page of HTML is less; what follows is left unread. */
export const MAX_BODY_BYTES = 65_536

/** In milliseconds. */
export const MAX_BODY_MS = 5000
