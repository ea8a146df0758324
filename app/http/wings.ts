import type { ServerBuild } from '@remix-run/node'

/**
 * The framework compares the address of a page with every route of its build, five times for each page. So the
 * build is divided by the first word of its routes' paths, and the wing where a page lives answers for it. Returns
 * who answers for a path, made once for each wing.
 */
export function divided<Answerer>(
  build: ServerBuild,
  answererFor: (wing: ServerBuild) => Answerer,
): (pathname: string) => Answerer {
  const words = new Set(Object.keys(build.routes).map((id) => firstWordOf(build, id)))
  const wings = new Map([...words].map((word) => [word, answererFor(wingOf(build, word))]))
  const whole = answererFor(build)
  return (pathname) => {
    const word = wordOf(pathname)
    // The framework's own manifest tells of all routes.
    if (word === '__manifest') return whole
    return wings.get(word) ?? wings.get('') ?? whole
  }
}

/** The first word of an address, as routes are compared with it; `.data` is how the framework asks for a page's data. */
function wordOf(pathname: string): string {
  const [first = ''] = pathname.slice(1).split('/')
  return decodeURIComponent(first)
    .toLowerCase()
    .replace(/\.data$/, '')
}

/** The word that an address must begin with for a route; empty where it may begin with any. */
function firstWordOf({ routes }: Pick<ServerBuild, 'routes'>, id: string): string {
  const { path = '', parentId } = routes[id] ?? {}
  const above = parentId ? firstWordOf({ routes }, parentId) : ''
  const [first = ''] = path.split('/')
  return above || (/^[:*]/.test(first) ? '' : first.toLowerCase())
}

/** The routes that begin with a word, and those that begin with any. */
function wingOf(build: ServerBuild, word: string): ServerBuild {
  const within = <Route>(routes: Record<string, Route>): Record<string, Route> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ['', word].includes(firstWordOf(build, id))))
  return {
    ...build,
    routes: within(build.routes),
    assets: { ...build.assets, routes: within(build.assets.routes) },
  }
}
