import { useText } from '#app/i18n/text.ts'
import { Button } from './button.tsx'

/** Opens the browser's print window; what should not be printed carries `data-screen-only`. */
export function PrintButton() {
  const text = useText()
  return (
    <Button tone="primary" onClick={() => window.print()}>
      {text.common.print}
    </Button>
  )
}
