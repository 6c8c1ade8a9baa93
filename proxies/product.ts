// A reverse proxy, how it is started in front of the service, and the configurations to try on it.

export interface Configuration {
  /** In the product's folder, as a reader would copy it: listens on 8080, the service is at 127.0.0.1:3000. */
  file: string
  /** The head of its column. */
  title: string
  /** Flags of its command line that belong to it. */
  flags?: string[]
  /** The checks that are to find something, `idle` left out; none: all is well. */
  finds: string[]
  /** After how many seconds it ends a silent connection; default: it does not. */
  idleSeconds?: number
}

/** Where one start of a product is at home. */
export interface Place {
  /** A new folder, which any user may read. */
  folder: string
  /** The configuration there, with ports that were free. */
  file: string
  port: number
}

export interface Command {
  args: string[]
  /** What more has to be in the folder, by name. */
  files?: Record<string, string>
}

export interface Product {
  /** Its folder here, and the name for `--only`. */
  name: string
  title: string
  /** Debian's package. */
  package: string
  program: string
  /** The flag with which it tells its version. */
  version: string
  /** The language of its configuration, for the page. */
  language: string
  /** The first one is the one to copy. */
  configurations: [Configuration, ...Configuration[]]
  /** Starts it in the foreground. */
  command: (place: Place, configuration: Configuration) => Command
}
