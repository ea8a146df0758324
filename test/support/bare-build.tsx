import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, useLoaderData } from '@remix-run/react'

const BUILD = resolve(import.meta.dirname, '../../build/server/index.js')

/**
 * The product's own server build with nothing left of the product but its entry: one page with a loader, a
 * heading and the framework's scripts. The limit that a real page is measured against.
 */
export async function bareBuild(): Promise<ServerBuild> {
  const build = (await import(pathToFileURL(BUILD).href)) as ServerBuild
  const { root } = build.routes
  const rootAssets = build.assets.routes.root
  if (!root || !rootAssets) throw new Error('the build has no root')
  const module = rootAssets.module
  return {
    ...build,
    assets: {
      ...build.assets,
      routes: {
        root: { ...rootAssets, imports: [], hasLoader: false, hasErrorBoundary: false },
        bare: {
          ...rootAssets,
          id: 'bare',
          parentId: 'root',
          index: true,
          module,
          imports: [],
          hasLoader: true,
        },
      },
    },
    routes: {
      root: { id: 'root', path: '', module: { default: BareRoot } },
      bare: {
        id: 'bare',
        parentId: 'root',
        index: true,
        module: { default: BarePage, loader: async () => ({ greeting: 'hello' }) },
      },
    },
  }
}

function BareRoot() {
  return (
    <html lang="en">
      <head>
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}

function BarePage() {
  const { greeting } = useLoaderData<{ greeting: string }>()
  return <h1>{greeting}</h1>
}
