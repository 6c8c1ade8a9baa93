// What node-server gets for an answer that something else has written.

/** node-server writes nothing for an answer with this header. */
export const SENT_ELSEWHERE = 'x-hono-already-sent'

export const writtenElsewhere: Response = new Response(null, { headers: { [SENT_ELSEWHERE]: '1' } })
