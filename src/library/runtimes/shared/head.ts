// The answer to HEAD on runtimes that take an answer without a body for one of no bytes and say so in
// `Content-Length`. What GET would say is not known here any more: Hono has dropped the body.

/** Leaves the length out, as an answer may whose body has no length yet. RFC 9110, 8.6 and 9.3.2 */
export async function withoutLength(answered: Response | Promise<Response>): Promise<Response> {
  const answer = await answered
  const { body, headers, status } = answer
  if (body !== null || headers.has('Content-Length') || !mayHaveBody(status)) return answer
  return new Response(unread(), answer)
}

function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 304
}

/** A body that nobody is to read, and that ends at once if somebody does. */
function unread(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.close() }, { highWaterMark: 0 })
}
