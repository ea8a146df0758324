import type { PlatformCard } from '#app/contracts/views/platforms.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Notice } from '../ui/feedback.tsx'

/** Said wherever a closed platform, or what stands on it, is shown. */
export function ClosedNotice({ closed }: { closed: NonNullable<PlatformCard['closed']> }) {
  const text = useText()
  return (
    <Notice tone="warning" title={text.platforms.closedTitle}>
      {text.platforms.closedSince(formatInstant(closed.at, text.locale), closed.reason)}
    </Notice>
  )
}
