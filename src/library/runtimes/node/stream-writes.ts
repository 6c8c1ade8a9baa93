// node-server 1 reads a stream by a chain: while `write()` says that there is room, each read resolves
// the one before it, so that none is let go before the stream ends. At a `drain` it starts anew.

/** What of an answer is used here, of HTTP/1.1 and of HTTP/2. */
interface Answer {
  write(chunk: Uint8Array | string, ...rest: unknown[]): boolean
  emit(event: 'drain'): boolean
}

/** Has whoever writes wait for a `drain` behind each chunk: where there is room, it comes at once. */
export function drainEachWrite(answer: Answer): void {
  const write = answer.write
  answer.write = (...chunk) => {
    const hasRoom = write.apply(answer, chunk)
    if (hasRoom) process.nextTick(emitDrain, answer)
    return false
  }
}

function emitDrain(answer: Answer): void {
  answer.emit('drain')
}
