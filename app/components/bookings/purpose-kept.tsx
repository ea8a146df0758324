import type { ResourceView } from '#app/contracts/views/bookings.ts'
import { useText } from '#app/i18n/text.ts'

/** Where no form stands that would show it: what was typed goes along to the next time that is tried. */
export function PurposeKept({ view }: { view: Pick<ResourceView, 'purpose'> }) {
  const words = useText().bookings
  if (view.purpose === '') return null
  return <p className="mt-3 text-sm text-ink-faint">{words.purposeKept(view.purpose)}</p>
}
