// What a large message costs is mostly its memory. JavaScriptCore collects young objects whenever as
// many bytes have come as a heap may grow by, 8 MiB less all that is alive, and a 16 KiB message is
// 16 KiB of that: what a service holds besides its messages makes it collect a third more often than a
// program that holds nothing. Its limit rises with the heap, so that a heap that holds more has room.

/**
 * From this length on, to hold a message back for others costs more than the call that it saves: bytes,
 * or UTF-16 units, of which one takes a byte at least.
 */
export const LARGE = 4096

/** For the collector it is as if this were in use. No memory is behind it: nobody writes to it. */
const ROOM_BYTES = 14 * 1024 * 1024

const room: ArrayBuffer[] = []

/**
 * Has this process collect less often, once it has to do with large messages. Small ones are better
 * off with the little memory that stays in the processor's cache.
 */
export function makeRoom(): void {
  if (room.length === 0) room.push(new ArrayBuffer(ROOM_BYTES))
}
