import type { ShouldRevalidateFunctionArgs } from '@remix-run/react'

/**
 * After a refusal the page looks again: what was refused was refused because the page is out of date. The
 * framework would leave it as it was.
 */
export function lookAgain({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || actionStatus === 404 || defaultShouldRevalidate
}
