// Has the page kept for when its server cannot be reached. Workers take the service worker of their own
// address, so that it has to be that of the whole server.

export const startOffline = () => {
  // Pages over plain http have none, except on this computer.
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  const register = async () => {
    try {
      await serviceWorker.register('/service-worker-none.js', { scope: '/transports' })
      await serviceWorker.register('/service-worker.js')
    } catch {
      // A browser that allows none, as in some private windows: the page then needs its server.
    }
  }
  void register()
}
