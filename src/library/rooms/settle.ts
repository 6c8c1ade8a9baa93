// A relay that takes long is told of, and waited for no longer.

const PATIENCE_MS = 1000

/** Resolves when the work is over, after a second at the latest. Tells of a failure, early or late, and of the delay. */
export function settle(
  work: Promise<unknown>,
  isLate: string,
  tell: (error: unknown) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve()
      tell(new Error(isLate))
    }, PATIENCE_MS)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    void work.then(end, (error: unknown) => {
      end()
      tell(error)
    })
  })
}
