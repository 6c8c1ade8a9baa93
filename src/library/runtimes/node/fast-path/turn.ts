// Who is to be told when this turn of the event loop is over, when all sockets have been read that had
// something to read.

interface Listener {
  turnIsOver(): void
}

let listeners: Listener[] = []

/** One timer for all, since a message to a room is held by each of its members. */
export function flushAfterTurn(listener: Listener): void {
  if (listeners.length === 0) setImmediate(tellAll)
  listeners.push(listener)
}

function tellAll(): void {
  const told = listeners
  listeners = []
  for (const listener of told) listener.turnIsOver()
}
