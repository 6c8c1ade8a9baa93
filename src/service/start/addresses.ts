// Where the service is, for a person: a page to open, and what to give to a client. By the text of the
// URL alone: the URL parser refuses an address with a zone, as fe80::1%eth0.

/** Where the service listens. */
export interface Service {
  url: string
  /** Missing where there are no metrics. */
  metricsUrl?: string
}

/** Each with its name, the page first. */
export function addressesOf({ url, metricsUrl }: Service): [name: string, address: string][] {
  const base = openableUrl(url)
  const addresses: [string, string][] = [
    ['Page', `${base}/`],
    ['WebSocket', `${base.replace('http', 'ws')}/echo`],
    ['HTTP', `${base}/echo?message=hello`],
  ]
  if (metricsUrl !== undefined) addresses.push(['Metrics', openableUrl(metricsUrl)])
  return addresses
}

/** Nobody can open the addresses that mean "any of mine". */
function openableUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
}
