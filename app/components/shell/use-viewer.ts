import { useRouteLoaderData } from '@remix-run/react'
import type { ShellView, Viewer } from '#app/contracts/views/shell.ts'

/** Who reads, as the page around knows; null for a visitor. */
export function useViewer(): Viewer | null {
  const loaded = useRouteLoaderData('root') as { shell?: ShellView } | undefined
  return loaded?.shell?.viewer ?? null
}
