// glibc gives the end of its heap back to the system as soon as 128 KiB of it are free, and then the
// next messages fault every page of their buffers in again. It learns to keep more from the first
// large block that is freed (mallopt(3): M_MMAP_THRESHOLD, M_TRIM_THRESHOLD), so that one is freed
// before the first message.

/** glibc learns from blocks of up to 32 MiB, and keeps twice as much from then on. */
const LARGE_BLOCK_BYTES = 31 * 1024 * 1024

/**
 * Has the process keep up to 62 MiB of what it frees, for the messages to come. With another allocator
 * than glibc's it changes nothing.
 */
export function keepFreedMemory(): void {
  // It takes no memory, since nobody writes to it, and is gone with the first collection.
  void new ArrayBuffer(LARGE_BLOCK_BYTES)
}
