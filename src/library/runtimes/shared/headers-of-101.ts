// Which headers of an app's answer go with a 101.

/** What the runtime puts into a 101 by itself, and what makes no sense in one. */
const NOT_IN_A_101 = /^(connection|upgrade|sec-websocket-.*|content-.*|transfer-encoding)$/

/** @param name in lower case */
export function belongsInA101(name: string): boolean {
  return !NOT_IN_A_101.test(name)
}
